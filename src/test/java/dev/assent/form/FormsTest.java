package dev.assent.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The files in /forms. */
class FormsTest {

  private final Forms forms = TestForms.published();

  @Test
  void every_file_is_read() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".form", ""))).isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(forms.ids());
    }
  }

  @Test
  void the_application_holds_them_as_a_bean() {
    try (var context = new AnnotationConfigApplicationContext(Forms.class)) {
      assertThat(context.getBean(Forms.class).ids()).isEqualTo(forms.ids());
    }
  }

  @Test
  void a_form_that_does_not_exist_is_a_fault() {
    assertThatIllegalArgumentException().isThrownBy(() -> forms.form("sign-up")).withMessageContaining("tsp-sign-up");
  }

  @Test
  void no_form_puts_values_through_tasklists_markdown() {
    // form-js fills {{name}} in before it reads the Markdown: a company named "## Cleared" would make a heading.
    assertThat(forms.ids()).allSatisfy(id -> assertThat(texts(forms.form(id).components()))
        .allSatisfy(text -> assertThat(text.markdown()).doesNotContain("{{")));
  }

  private static List<Component.Text> texts(List<Component> components) {
    List<Component.Text> texts = new ArrayList<>();
    for (Component component : components) {
      if (component instanceof Component.Text text) {
        texts.add(text);
      } else if (component instanceof Component.Group group) {
        texts.addAll(texts(group.components()));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tsp-registration-review", "tsp-certification-review", "api-access-review",
      "consent-change-review"})
  void an_approver_sends_back_a_decision_and_a_reason_only(String id) {
    Form form = forms.form(id);

    assertThat(form.fields()).extracting(Field::key).contains("decision", "reason")
        .isSubsetOf("decision", "approvedApis", "fields", "reason");
    assertThat(TestForms.validate(form, Map.of("decision", List.of("reject")))).isInstanceOf(FormResult.Invalid.class);
    assertThat(TestForms.validate(form, Map.of("decision", List.of("reject"), "reason", List.of("No such company"))))
        .isInstanceOf(FormResult.Valid.class);
  }

  @ParameterizedTest
  @CsvSource({"https://enjoylife.example/callback, taken", "http://localhost:8081/login, taken",
      "http://127.0.0.1:8081/login, taken", "http://enjoylife.example/callback, pattern",
      "https://enjoylife.example/#part, pattern", "javascript:alert(1), pattern",
      "'https://a.example/ javascript:x', pattern", "http://localhost.evil.example/, pattern"})
  void a_redirect_uri_is_https_or_local(String given, String verdict) {
    assertThat(signUp("redirectUris", given)).isEqualTo(verdict);
  }

  @Test
  void redirect_uris_stand_one_on_a_line() {
    assertThat(signUp("redirectUris", "https://a.example/1\r\nhttps://a.example/2\r\n")).isEqualTo("taken");
    assertThat(signUp("redirectUris", "https://a.exa/\n".repeat(130))).isEqualTo("taken");
    assertThat(signUp("redirectUris", "https://a ".repeat(190) + "x")).isEqualTo("pattern");
  }

  @ParameterizedTest
  @CsvSource({"+886 2 2345 6789, taken", "02-2345-6789, taken", "(02) 2345, pattern", "call me, pattern"})
  void a_phone_number_has_digits(String given, String verdict) {
    assertThat(signUp("phone", given)).isEqualTo(verdict);
  }

  @Test
  void passwords_are_no_part_of_the_sign_up_form() {
    assertThat(forms.form("tsp-sign-up").fields()).extracting(Field::key).containsExactly("company",
        "registrationNumber", "contactName", "contactEmail", "phone", "certification", "redirectUris", "purpose",
        "userName", "email");
  }

  private String signUp(String key, String given) {
    Map<String, List<String>> submission = new HashMap<>(Map.of("company", List.of("Wonder Pay"),
        "registrationNumber", List.of("24567890"), "contactName", List.of("Amy Lin"),
        "contactEmail", List.of("amy@wonderpay.example"), "phone", List.of("+886 2 2345 6789"),
        "redirectUris", List.of("https://wonderpay.example/callback"), "purpose", List.of("Balances in one place"),
        "userName", List.of("wonderpay"), "email", List.of("dev@wonderpay.example")));
    submission.put("certification", List.of("NONE"));
    submission.put(key, List.of(given));
    FormResult result = TestForms.validate(forms.form("tsp-sign-up"), submission);
    return result instanceof FormResult.Invalid invalid
        ? invalid.errors().get(0).code().replace("form.error.", "") : "taken";
  }

  @Test
  void every_word_of_every_form_has_a_translation() throws IOException {
    Properties chinese = messages("messages/form_zh_TW.properties");
    TreeSet<String> codes = new TreeSet<>(messages("messages/form.properties").stringPropertyNames());
    forms.ids().forEach(id -> codes.addAll(WordCodes.of(forms.form(id))));

    assertThat(chinese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(codes);
  }

  private static Properties messages(String path) throws IOException {
    Properties messages = new Properties();
    try (InputStream content = FormsTest.class.getClassLoader().getResourceAsStream(path)) {
      messages.load(new InputStreamReader(content, StandardCharsets.UTF_8));
    }
    return messages;
  }
}
