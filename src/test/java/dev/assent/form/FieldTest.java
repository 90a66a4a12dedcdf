package dev.assent.form;

import static dev.assent.form.TestForms.field;
import static dev.assent.form.TestForms.values;
import static dev.assent.form.TestForms.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {

  private static final String OPTIONS =
      "'values': [{'label': 'Approve', 'value': 'approve'}, {'label': 'Reject', 'value': 'reject'}]";
  private static final String REQUIRED = "'validate': {'required': true}";

  @ParameterizedTest
  @ValueSource(strings = {"textfield", "textarea", "number"})
  void a_required_field_refuses_nothing_and_blanks(String type) {
    String component = field(type, "answer", REQUIRED);

    assertThat(verdict(component)).isEqualTo("required");
    assertThat(verdict(component, "")).isEqualTo("required");
    assertThat(verdict(component, " \t ")).isEqualTo("required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"textfield", "textarea", "number"})
  void an_optional_field_that_is_left_empty_has_no_value(String type) {
    assertThat(values(field(type, "answer"), "answer", "").asMap()).containsEntry("answer", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0\u00a0", "\u200b\u200b", "\ufeff", "\u2060\u200d", "\u3000", "\u3164\u3164", "\u2800",
      "\u202e\u202c", "\u00ad"})
  void what_nobody_can_see_is_blank(String given) {
    assertThat(verdict(field("textfield", "company", REQUIRED), given)).isEqualTo("required");
    assertThat(verdict(field("textarea", "purpose", REQUIRED), given)).isEqualTo("required");
  }

  @Test
  void a_choice_that_is_made_in_the_file_is_made_on_the_page() {
    Form form = TestForms.of(field("select", "decision", OPTIONS, "'defaultValue': 'reject'"));

    assertThat(FormView.empty(form, FormData.NONE).chosen("decision", "reject")).isTrue();
    assertThat(FormView.filled(form, FormData.NONE, Map.of("decision", List.of("approve")))
        .chosen("decision", "reject")).isFalse();
    assertThatThrownBy(() -> TestForms.of(field("select", "decision", OPTIONS, "'defaultValue': 'other'")))
        .hasMessageContaining("defaultValue");
  }

  @Test
  void text_is_stripped() {
    assertThat(values(field("textfield", "company"), "company", "  Enjoy Life ").text("company"))
        .isEqualTo("Enjoy Life");
  }

  @Test
  void a_field_of_one_value_refuses_two() {
    assertThat(verdict(field("textfield", "company"), "one", "two")).isEqualTo("several");
    assertThat(verdict(field("radio", "decision", OPTIONS), "approve", "reject")).isEqualTo("several");
  }

  @ParameterizedTest
  @CsvSource({"ab, tooShort", "abc, taken", "abcde, taken", "abcdef, tooLong", "  abc  , taken"})
  void the_length_of_a_text_keeps_its_limits(String given, String verdict) {
    assertThat(verdict(field("textfield", "name", "'validate': {'minLength': 3, 'maxLength': 5}"), given))
        .isEqualTo(verdict);
    assertThat(verdict(field("textarea", "name", "'validate': {'minLength': 3, 'maxLength': 5}"), given))
        .isEqualTo(verdict);
  }

  @Test
  void a_text_without_a_limit_ends_where_the_engine_does() {
    assertThat(verdict(field("textarea", "purpose"), "x".repeat(4000))).isEqualTo("taken");
    assertThat(verdict(field("textarea", "purpose"), "x".repeat(4001))).isEqualTo("tooLong");
  }

  @ParameterizedTest
  @CsvSource({"tsp2, taken", "t2, pattern", "Tsp2, pattern", "2tsp, pattern", "tsp_2, pattern"})
  void a_pattern_holds(String given, String verdict) {
    assertThat(verdict(field("textfield", "userName", "'validate': {'pattern': '^[a-z][a-z0-9-]{2,30}$'}"), given))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"amy@example.com, taken", "amy+bank@mail.example.com, taken", "amy, email", "amy@, email",
      "@example.com, email", "amy@exa mple.com, email", "amy@example..com, email",
      "mei@enjoylife.example, taken", "dev+bank@mail.x-y.co.uk, taken", "2@3.example, taken"})
  void an_email_address_has_the_form_of_one(String given, String verdict) {
    assertThat(verdict(field("textfield", "email", "'validate': {'validationType': 'email'}"), given))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amy@localhost", "\"a b\"@example.com", "\"amy\"@example.com", "amy@[192.0.2.1]",
      "amy@192.0.2.1", "amy@[IPv6:2001:db8::1]", "amy.@example.com", ".amy@example.com", "a..my@example.com",
      "amy@example.com.", "amy@-example.com", "amy@example.com,bob@example.com", "Amy <amy@example.com>"})
  void an_address_that_no_mail_reaches_is_refused(String given) {
    assertThat(verdict(field("textfield", "email", "'validate': {'validationType': 'email'}"), given))
        .isEqualTo("email");
  }

  @Test
  void an_email_address_has_254_characters_at_most_and_64_before_the_at() {
    String email = field("textfield", "email", "'validate': {'validationType': 'email'}");
    String domain = "@" + "d".repeat(60) + "." + "d".repeat(60) + "." + "d".repeat(60) + ".example";

    assertThat(verdict(email, "a".repeat(254 - domain.length()) + domain)).isEqualTo("taken");
    assertThat(verdict(email, "a".repeat(255 - domain.length()) + domain)).isEqualTo("email");
    assertThat(verdict(email, "a".repeat(65) + "@example.com")).isEqualTo("email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amy\u0000@example.com", "amy@example.com\r\nBcc: bob@example.com"})
  void an_email_address_holds_no_control_characters(String given) {
    assertThat(verdict(field("textfield", "email", "'validate': {'validationType': 'email'}"), given))
        .isEqualTo("characters");
  }

  @ParameterizedTest
  @CsvSource({"https://example.com/a?b=c, taken", "http://localhost:8081/, taken", "example.com, url",
      "javascript:alert(1), url", "ftp://example.com, url", "https://, url", "https://exa mple.com, url"})
  void a_web_address_has_the_form_of_one(String given, String verdict) {
    assertThat(verdict(field("textfield", "site", "'validate': {'validationType': 'url'}"), given)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\tb", "a\u001bb", "a\u202eb", "a\u2066b", "a\u2069b",
      "a\u200fb", "a\u200bb", "a\u200db", "a\u200cb", "a\u00adb", "a\ufeffb", "a\u2028b", "a\u3164b"})
  void one_line_refuses_what_nobody_can_see(String given) {
    assertThat(verdict(field("textfield", "company"), given)).isEqualTo("characters");
  }

  @Test
  void several_lines_keep_their_breaks_and_refuse_other_control_characters() {
    assertThat(values(field("textarea", "uris"), "uris", "a\r\n\r\n b \r\n").lines("uris")).containsExactly("a", "b");
    assertThat(values(field("textarea", "uris"), "uris", "a\r\nb").text("uris")).isEqualTo("a\nb");
    assertThat(verdict(field("textarea", "uris"), "a\u0000b")).isEqualTo("characters");
    assertThat(verdict(field("textarea", "uris"), "a\u202eb")).isEqualTo("characters");
  }

  @ParameterizedTest
  @CsvSource({"0, tooSmall", "1, taken", "10, taken", "10.5, tooLarge", "11, tooLarge", "1.25, taken",
      "1.255, decimals", "1.250, taken", "1e1, number", "ten, number", "NaN, number",
      "'1,000', number", "9999999999999999, number"})
  void a_number_keeps_its_limits(String given, String verdict) {
    assertThat(verdict(field("number", "days", "'decimalDigits': 2", "'validate': {'min': 1, 'max': 10}"), given))
        .isEqualTo(verdict);
  }

  @Test
  void a_whole_number_has_no_fraction() {
    String component = field("number", "uses", "'decimalDigits': 0");

    assertThat(verdict(component, "3.5")).isEqualTo("whole");
    assertThat(values(component, "uses", "3").number("uses")).contains(new BigDecimal("3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"radio", "select"})
  void a_choice_takes_one_of_its_options(String type) {
    String component = field(type, "decision", REQUIRED, OPTIONS);

    assertThat(verdict(component)).isEqualTo("chooseOne");
    assertThat(verdict(component, "anything")).isEqualTo("option");
    assertThat(values(component, "decision", "reject").text("decision")).isEqualTo("reject");
  }

  @Test
  void a_checklist_takes_several_of_its_options_once_each() {
    String component = field("checklist", "apis", REQUIRED, OPTIONS);

    assertThat(verdict(component)).isEqualTo("choose");
    assertThat(verdict(component, "approve", "other")).isEqualTo("option");
    assertThat(values(component, "apis", "approve", "reject", "approve").list("apis"))
        .containsExactly("approve", "reject");
  }

  @Test
  void options_may_come_from_the_data() {
    Form form = TestForms.of(field("checklist", "apis", "'valuesKey': 'availableApis'"));
    FormData data = new FormData(Map.of("availableApis", List.of(new Option("Accounts", "demandDeposit/accounts"),
        Map.of("label", "Rates", "value", "products/exchangeRates"), "plain")));

    assertThat(form.validate(new Submission(
        Map.of("apis", List.of("demandDeposit/accounts", "products/exchangeRates", "plain")), data)))
        .isInstanceOf(FormResult.Valid.class);
    assertThat(form.validate(new Submission(Map.of("apis", List.of("otherService/contactInfo")), data)))
        .isInstanceOf(FormResult.Invalid.class);
    assertThat(form.validate(new Submission(Map.of("apis", List.of("plain")), FormData.NONE)))
        .isInstanceOf(FormResult.Invalid.class);
  }

  @Test
  void a_required_checkbox_must_be_ticked() {
    String component = field("checkbox", "checked", REQUIRED);

    assertThat(verdict(component)).isEqualTo("tick");
    assertThat(verdict(component, "false")).isEqualTo("tick");
    assertThat(values(component, "checked", "true").ticked("checked")).isTrue();
    assertThat(TestForms.verdict(field("checkbox", "checked"))).isEqualTo("taken");
  }
}
