/**
 * Reads `.form` files, the format of form-js that Camunda Tasklist renders, so that one file serves the portal page and
 * the approver's task. A form is shown by the server as accessible HTML and a submission is checked against it there;
 * what the module would render or check differently from Tasklist is refused at the start of the application.
 *
 * <p>A controller shows and takes a form like this:
 * <pre>{@code
 * @GetMapping("/portal/sign-up")
 * String show(Model model) {
 *   model.addAttribute("view", FormView.empty(forms.form("tsp-sign-up"), FormData.NONE));
 *   return "portal/sign-up";
 * }
 *
 * @PostMapping("/portal/sign-up")
 * String take(@RequestParam MultiValueMap<String, String> given, Model model) {
 *   Form form = forms.form("tsp-sign-up");
 *   Submission submission = new Submission(given, FormData.NONE);
 *   FormResult result = form.validate(submission);
 *   if (result instanceof FormResult.Valid valid) {
 *     onboarding.register(valid.values().text("company"), valid.values().lines("redirectUris"));
 *     return "redirect:/portal/sign-up/completed";
 *   }
 *   model.addAttribute("view", FormView.refused(form, submission, ((FormResult.Invalid) result).errors()));
 *   return "portal/sign-up";
 * }
 * }</pre>
 *
 * <p>The page makes the {@code <form>}, so that its action, its own fields and its button stay its own:
 * <pre>{@code
 * <th:block th:replace="~{form/form :: errors(${view})}"></th:block>
 * <form th:action="@{/portal/sign-up}" method="post" novalidate>
 *   <th:block th:replace="~{form/form :: fields(${view})}"></th:block>
 *   <th:block th:replace="~{form/form :: own(${view}, 'password', 'password', #{portal.password}, '',
 *     'new-password')}"></th:block>
 *   <button class="button" type="submit" th:text="#{portal.create}"></button>
 * </form>
 * }</pre>
 * {@code own(view, key, type, label, hint, autocomplete)} is one input of the page in the form's looks; an error for it
 * is a {@link dev.assent.form.FieldError} with its key and any message code. A password is never written back.
 * {@code novalidate} leaves the checking to the server, whose words are better than the browser's.
 *
 * <p>Options of a {@code valuesKey} and values of tables and texts come from {@link dev.assent.form.FormData}; the
 * server makes it anew for each request. Words are translated by {@code messages/form}:
 * {@code form.<form>.<key>.label}, {@code .description} and {@code .option.<value>} for a field; {@code .label} for a
 * group or table by its id, {@code .column.<key>} and {@code .fact.<variable>} for a table, {@code .text} for a text.
 * Where the bundle has no such code the file's own words stand. {@code form.<form>.<key>.error.<rule>} replaces
 * {@code form.error.<rule>} for one field.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.assent.form;
