package dev.assent.form;

import static dev.assent.form.TestForms.field;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What the template makes of a form. */
class FormPageTest {

  private static final String EVIL = "<script>alert('x')</script> \"quoted\" ## heading [a](b)";
  private static final String OPTIONS =
      "'values': [{'label': 'Approve', 'value': 'approve'}, {'label': 'Reject', 'value': 'reject'}]";

  private final SpringTemplateEngine engine = engine();

  private static SpringTemplateEngine engine() {
    ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setCheckExistence(true);
    files.setOrder(1);
    StringTemplateResolver pages = new StringTemplateResolver();
    pages.setTemplateMode(TemplateMode.HTML);
    pages.setOrder(2);
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/form");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.addTemplateResolver(files);
    engine.addTemplateResolver(pages);
    engine.setTemplateEngineMessageSource(messages);
    return engine;
  }

  private String page(FormView view, Locale locale) {
    return engine.process("""
        <th:block th:replace="~{form/form :: errors(${view})}"></th:block>
        <th:block th:replace="~{form/form :: fields(${view})}"></th:block>
        <th:block th:replace="~{form/form :: own(${view}, 'password', 'password', 'Password', 'Twelve letters',
          'new-password')}"></th:block>
        """, new Context(locale, Map.of("view", view))).replaceAll("\\s+", " ").replace(" >", ">");
  }

  private String empty(String... components) {
    return page(FormView.empty(TestForms.of(components), FormData.NONE), Locale.ENGLISH);
  }

  /** The opening tag with this id. */
  private static String tag(String html, String id) {
    Matcher tag = Pattern.compile("<[^>]* id=\"" + id + "\"[^>]*>").matcher(html);
    assertThat(tag.find()).as(id).isTrue();
    return tag.group();
  }

  private String refused(Form form, Map<String, List<String>> given) {
    Submission submission = new Submission(given, FormData.NONE);
    FormResult.Invalid invalid = (FormResult.Invalid) form.validate(submission);
    return page(FormView.refused(form, submission, invalid.errors()), Locale.ENGLISH);
  }

  @Test
  void a_field_has_a_label_a_hint_and_its_kind_of_input() {
    String html = empty(field("textfield", "email", "'description': 'Work address'",
        "'validate': {'required': true, 'validationType': 'email'}", "'properties': {'autocomplete': 'email'}"));

    assertThat(html).containsPattern("<label class=\"field__label\" for=\"field-email\">\\s*The email\\s*</label>")
        .contains("<p class=\"field__hint\" id=\"field-email-hint\">Work address</p>")
        .doesNotContain("field__error").doesNotContain("error-summary").doesNotContain("optional");
    assertThat(tag(html, "field-email")).startsWith("<input").contains("type=\"email\"", "name=\"email\"",
        "autocomplete=\"email\"", "required=", "aria-describedby=\"field-email-hint\"").doesNotContain("aria-invalid");
  }

  @Test
  void a_telephone_number_brings_the_phones_digits() {
    assertThat(tag(empty(field("textfield", "phone", "'properties': {'autocomplete': 'tel'}")), "field-phone"))
        .contains("type=\"tel\"");
  }

  @Test
  void an_optional_field_says_so() {
    String html = empty(field("textarea", "note"));

    assertThat(html).contains("The note <span class=\"field__optional\">(optional)</span>");
    assertThat(tag(html, "field-note")).doesNotContain("required");
  }

  @Test
  void an_error_stands_beside_its_field_and_in_the_summary() {
    Form form = TestForms.of(field("textfield", "company", "'description': 'As registered'",
        "'validate': {'minLength': 3}"), field("textfield", "phone"));

    String html = refused(form, Map.of("company", List.of("EL"), "phone", List.of("+886 2")));

    assertThat(html)
        .containsPattern("<div class=\"error-summary\" role=\"alert\" aria-labelledby=\"error-summary-title\"")
        .contains("<a href=\"#field-company\">“The company” is too short. Please enter at least 3 characters.</a>")
        .contains("<p class=\"field__error\" id=\"field-company-error\">“The company” is too short.")
        .contains("<div class=\"field field--invalid\">")
        .contains("aria-describedby=\"field-company-hint field-company-error\" aria-invalid=\"true\"")
        .contains("value=\"EL\"").contains("value=\"+886 2\"")
        .doesNotContain("href=\"#field-phone\"");
  }

  @Test
  void what_was_entered_is_escaped_wherever_it_shows() {
    Form form = TestForms.of(field("textfield", "company", "'validate': {'maxLength': 3}"),
        field("textarea", "purpose"), "{'id': 'said', 'type': 'text', 'text': 'By **{{company}}**'}",
        "{'id': 'facts', 'type': 'table', 'dataSource': '=rows', 'columns': [{'key': 'name', 'label': 'Name'}]}");
    FormData data = new FormData(Map.of("company", EVIL, "rows", List.of(Map.of("name", EVIL))));
    Submission submission = new Submission(Map.of("company", List.of(EVIL), "purpose", List.of(EVIL)), data);

    String html = page(FormView.refused(form, submission, ((FormResult.Invalid) form.validate(submission)).errors()),
        Locale.ENGLISH);

    assertThat(html).doesNotContain("<script").doesNotContain("<a href=\"b\"").doesNotContain("<h2>heading")
        .contains("value=\"&lt;script&gt;").contains("By <strong>&lt;script&gt;")
        .contains("<span>&lt;script&gt;").contains("## heading [a](b)</textarea>");
  }

  @Test
  void options_are_a_fieldset_whose_legend_is_the_question() {
    Form form = TestForms.of(field("checklist", "apis", OPTIONS, "'validate': {'required': true}"),
        field("radio", "decision", OPTIONS, "'validate': {'required': true}"));

    String html = refused(form, Map.of("apis", List.of("reject"), "decision", List.of("other")));

    assertThat(html)
        .containsPattern("<fieldset class=\"field field-group\">\\s*<legend class=\"field__label\">The apis</legend>")
        .contains("<fieldset class=\"field field-group field--invalid\" aria-describedby=\"field-decision-error\""
            + " role=\"radiogroup\" aria-invalid=\"true\">")
        .contains("href=\"#field-decision\"")
        .containsPattern("<label class=\"choice\">\\s*<input[^>]*id=\"field-decision-2\"[^>]*>\\s*"
            + "<span class=\"choice__text\">Reject</span>");
    assertThat(tag(html, "field-apis")).contains("type=\"checkbox\"", "value=\"approve\"")
        .doesNotContain("checked=", "required", "aria-invalid");
    assertThat(tag(html, "field-apis-2")).contains("value=\"reject\"", "checked=\"checked\"");
    assertThat(tag(html, "field-decision")).contains("type=\"radio\"", "value=\"approve\"", "required=");
  }

  @Test
  void a_checklist_with_nothing_ticked_marks_its_boxes_and_leads_to_the_first() {
    Form form = TestForms.of(field("checklist", "apis", OPTIONS, "'validate': {'required': true}"));

    String html = refused(form, Map.of());

    assertThat(html).contains("href=\"#field-apis\"", "aria-describedby=\"field-apis-error\"");
    assertThat(tag(html, "field-apis")).contains("aria-invalid=\"true\"");
  }

  @Test
  void options_from_the_data_show_what_they_are() {
    Form form = TestForms.of(field("checklist", "apis", "'valuesKey': 'availableApis'"));
    FormData data = new FormData(Map.of("availableApis", List.of(new Option("Accounts", "dd/accounts", "Balances"))));

    assertThat(page(FormView.empty(form, data), Locale.ENGLISH)).contains("value=\"dd/accounts\"")
        .contains("<span class=\"choice__text\">Accounts<span class=\"choice__hint\">Balances</span></span>");
    assertThat(page(FormView.empty(form, FormData.NONE), Locale.ENGLISH))
        .contains("<p id=\"field-apis\">There is nothing here yet.</p>");
  }

  @Test
  void a_select_keeps_its_choice() {
    Form form = TestForms.of(field("select", "decision", OPTIONS), field("number", "days", "'validate': {'min': 1}"));

    assertThat(refused(form, Map.of("decision", List.of("reject"), "days", List.of("0"))))
        .contains("<option value=\"reject\" selected=\"selected\">Reject</option>")
        .containsPattern("inputmode=\"decimal\"[^>]*value=\"0\"").contains("Please enter 1 or more.");
  }

  @Test
  void a_condition_on_a_field_hides_nothing_from_those_without_javascript() {
    String reason = field("textarea", "reason", "'validate': {'required': true}",
        "'conditional': {'hide': '=decision != null'}");

    assertThat(empty(field("radio", "decision", OPTIONS), reason)).contains("name=\"reason\"")
        .doesNotContainPattern("<textarea[^>]*required");
    assertThat(page(FormView.empty(TestForms.of(reason), new FormData(Map.of("decision", "x"))), Locale.ENGLISH))
        .doesNotContain("name=\"reason\"");
  }

  @Test
  void a_page_may_add_its_own_field_with_its_own_error_and_passwords_are_not_written_back() {
    Form form = TestForms.of(field("textfield", "userName"));
    Submission submission = new Submission(Map.of("password", List.of("secret"), "userName", List.of("tsp2")),
        FormData.NONE);

    String html = page(FormView.refused(form, submission,
        List.of(FieldError.of("password", "form.error.tooShort", 12))), Locale.ENGLISH);

    assertThat(html).contains("href=\"#field-password\"").contains("at least 12 characters")
        .doesNotContain("secret").contains("value=\"tsp2\"");
    assertThat(tag(html, "field-password")).contains("type=\"password\"", "autocomplete=\"new-password\"",
        "aria-invalid=\"true\"", "aria-describedby=\"field-password-hint field-password-error\"");
  }

  @Test
  void the_confirmation_shows_facts_and_apis() {
    Form form = TestForms.published().form("api-application-confirm");
    FormData data = new FormData(Map.of("company", "Enjoy Life", "applicant", "tsp2", "purpose", "First\nSecond",
        "apis", List.of(Map.of("name", "demandDeposit/accounts", "jwt", "None / JWE"))));

    String html = page(FormView.empty(form, data), Locale.ENGLISH);

    assertThat(html).contains("<h2>Your request</h2>", "<dt>Company</dt>", "<dd>Enjoy Life</dd>",
        "<dd>First<br>Second</dd>", "<caption>APIs</caption>", "<th scope=\"col\">JWT setting</th>",
        "<td data-label=\"API\"><span>demandDeposit/accounts</span></td>",
        "<td data-label=\"JWT setting\"><span>None / JWE</span></td>", ">I have checked this request</span>");
    assertThat(tag(html, "field-checked")).contains("type=\"checkbox\"", "value=\"true\"", "required=");
  }

  @Test
  void every_form_shows_in_both_languages() {
    Forms forms = TestForms.published();

    assertThat(forms.ids()).allSatisfy(id -> {
      assertThat(page(FormView.empty(forms.form(id), FormData.NONE), Locale.ENGLISH)).doesNotContain("??");
      assertThat(page(FormView.empty(forms.form(id), FormData.NONE), Locale.TRADITIONAL_CHINESE))
          .doesNotContain("??").containsPattern("\\p{IsHan}");
    });
  }

  @Test
  void a_rule_may_have_words_for_one_field_in_the_readers_language() {
    Form form = TestForms.published().form("tsp-sign-up");
    FormView view = FormView.refused(form, new Submission(Map.of("userName", List.of("T")), FormData.NONE),
        List.of(FieldError.of("userName", "form.error.pattern")));

    assertThat(page(view, Locale.ENGLISH)).contains("“User name” must begin with a letter");
    assertThat(page(view, Locale.TRADITIONAL_CHINESE))
        .contains("「使用者名稱」須以小寫英文字母開頭", "請修正以下項目");
  }
}
