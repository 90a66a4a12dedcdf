package dev.assent.form;

import static dev.assent.form.TestForms.field;
import static dev.assent.form.TestForms.validate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {

  private static final Form DECISION = TestForms.of(
      field("radio", "decision", "'validate': {'required': true}",
          "'values': [{'label': 'A', 'value': 'approve'}, {'label': 'R', 'value': 'reject'}]"),
      field("textarea", "reason", "'validate': {'required': true}",
          "'conditional': {'hide': '=decision != \\'reject\\''}").replace("\\'", "\\\""));

  @Test
  void keys_that_are_no_field_of_the_form_do_not_get_through() {
    Form form = TestForms.of(field("textfield", "company"),
        "{'id': 'facts', 'type': 'table', 'dataSource': '=apis', 'columns': [{'key': 'name', 'label': 'Name'}]}");

    FormResult result = validate(form,
        Map.of("company", List.of("Enjoy Life"), "approved", List.of("true"), "apis", List.of("x")));

    assertThat(result).isInstanceOfSatisfying(FormResult.Valid.class,
        valid -> assertThat(valid.values().asMap()).containsOnlyKeys("company"));
  }

  @Test
  void fields_in_groups_are_fields_of_the_form() {
    Form form = TestForms.of("{'id': 'outer', 'type': 'group', 'label': 'Outer', 'components': ["
        + "{'id': 'inner', 'type': 'group', 'components': ["
        + field("textfield", "phone", "'validate': {'required': true}") + "]}]}");

    assertThat(validate(form, Map.of())).isInstanceOf(FormResult.Invalid.class);
    assertThat(form.field("phone")).isPresent();
  }

  @Test
  void a_field_that_shows_must_be_filled_in() {
    assertThat(validate(DECISION, Map.of("decision", List.of("reject")))).isEqualTo(
        new FormResult.Invalid(List.of(FieldError.of("reason", "form.error.required"))));
  }

  @Test
  void a_hidden_field_is_neither_asked_for_nor_taken() {
    FormResult result = validate(DECISION, Map.of("decision", List.of("approve"), "reason", List.of("because")));

    assertThat(result).isInstanceOfSatisfying(FormResult.Valid.class,
        valid -> assertThat(valid.values().text("reason")).isEmpty());
  }

  @Test
  void errors_stand_in_the_order_of_the_form_one_for_each_field() {
    Form form = TestForms.of(field("textfield", "second", "'validate': {'required': true}"),
        field("textfield", "first", "'validate': {'minLength': 5, 'pattern': '^[a-z]+$'}"));

    assertThat(validate(form, Map.of("first", List.of("1")))).isEqualTo(new FormResult.Invalid(
        List.of(FieldError.of("second", "form.error.required"), FieldError.of("first", "form.error.tooShort", 5))));
  }

  @Test
  void asking_for_a_field_that_the_form_does_not_have_is_a_fault() {
    Values values = TestForms.values(field("textfield", "company"), "company", "Enjoy Life");

    assertThatIllegalArgumentException().isThrownBy(() -> values.text("compny")).withMessageContaining("compny");
  }

  @Test
  void what_was_entered_stays_out_of_logs() {
    assertThat(new Submission(Map.of("password", List.of("secret")), FormData.NONE).toString())
        .contains("password").doesNotContain("secret");
    assertThat(TestForms.values(field("textfield", "company"), "company", "Enjoy Life").toString())
        .doesNotContain("Enjoy Life");
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void a_condition_compares_as_feel_does(String expression, Object value, boolean holds) {
    assertThat(Condition.parse(expression).orElseThrow().holds(key -> key.equals("a") ? value : null))
        .isEqualTo(holds);
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of("=a = \"x\"", "x", true), Arguments.of("=a = \"x\"", "y", false),
        Arguments.of("=a != \"x\"", null, true), Arguments.of("= a!=\"x\" ", "x", false),
        Arguments.of("=a = 3", 3, true), Arguments.of("=a = 3", 3.0, true), Arguments.of("=a = 3", 4L, false),
        Arguments.of("=a = true", true, true), Arguments.of("=a != true", false, true),
        Arguments.of("=a = null", null, true), Arguments.of("=a != null", "x", true),
        Arguments.of("=count(a) = 2", List.of("x", "y"), true), Arguments.of("=count(a) = 2", List.of(), false),
        Arguments.of("=count(a) = 0", null, false), Arguments.of("=a = b", null, true),
        Arguments.of("=a = \"x\" and a != \"y\"", "x", true),
        Arguments.of("=a = \"x\" and b = \"y\"", "x", false));
  }
}
