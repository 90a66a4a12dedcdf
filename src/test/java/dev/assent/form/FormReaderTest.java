package dev.assent.form;

import static dev.assent.form.TestForms.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormReaderTest {

  @Test
  void a_type_that_assent_does_not_know_is_refused_with_file_and_component() {
    assertThatThrownBy(() -> TestForms.of(field("datetime", "birthday"))).isInstanceOf(FormRefused.class)
        .hasMessage("The form test.form: the component \"birthday\" of type \"datetime\""
            + " is of a type that Assent does not support.");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_tasklist_would_treat_otherwise_is_refused(String component, String reason) {
    assertThatThrownBy(() -> TestForms.of(component)).isInstanceOf(FormRefused.class)
        .hasMessageStartingWith("The form test.form").hasMessageContaining(reason);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(field("textfield", "a", "'readonly': true"), "\"readonly\""),
        Arguments.of(field("textfield", "a", "'defaultValue': 'x'"), "\"defaultValue\""),
        Arguments.of(field("textfield", "a", "'validate': {'minimum': 3}"), "\"minimum\""),
        Arguments.of(field("textfield", "a", "'validate': {'min': 3}"), "\"min\""),
        Arguments.of(field("textfield", "a", "'validate': {'required': '=x'}"), "true or false"),
        Arguments.of(field("textfield", "a", "'validate': {'minLength': '=x'}"), "a whole number"),
        Arguments.of(field("textfield", "a", "'validate': {'maxLength': 4001}"), "4000"),
        Arguments.of(field("textfield", "a", "'validate': {'pattern': '['}"), "no regular expression"),
        Arguments.of(field("textfield", "a", "'validate': {'validationType': 'phone'}"), "validationType \"phone\""),
        Arguments.of(field("textfield", "a", "'conditional': {'hide': '=count(b) > 3'}"), "condition"),
        Arguments.of(field("textfield", "a", "'description': '{{b}}'"), "expression in \"description\""),
        Arguments.of(field("radio", "a"), "\"values\" or \"valuesKey\""),
        Arguments.of(field("radio", "a", "'valuesExpression': '=b'"), "\"valuesExpression\""),
        Arguments.of(field("textfield", "a.b"), "id of letters"),
        Arguments.of("{'id': 'a', 'type': 'textfield', 'key': 'a.b', 'label': 'x'}", "key of letters"),
        Arguments.of("{'id': 'a', 'type': 'textfield', 'key': 'a'}", "\"label\""),
        Arguments.of("{'id': 'a', 'type': 'group', 'path': 'x', 'components': []}", "\"path\""),
        Arguments.of("{'id': 'a', 'type': 'text', 'text': '{{if b}}'}", "expression"),
        Arguments.of("{'id': 'a', 'type': 'text', 'text': '<b>b</b>'}", "HTML"),
        Arguments.of("{'id': 'a', 'type': 'text', 'text': '[b](https://b)'}", "a link"),
        Arguments.of("{'id': 'a', 'type': 'table', 'dataSource': '=b[1]', 'columns': []}", "dataSource"),
        Arguments.of("{'id': 'a', 'type': 'table', 'dataSource': '=b', 'columns': []}", "columns"),
        Arguments.of("{'type': 'spacer'}", "\"id\""));
  }

  @Test
  void two_fields_with_one_key_are_refused() {
    assertThatThrownBy(() -> TestForms.of(field("textfield", "a"), field("number", "a")))
        .hasMessageContaining("two fields with the key \"a\"");
  }

  @Test
  void two_components_with_one_id_are_refused() {
    assertThatThrownBy(() -> TestForms.of("{'id': 'a', 'type': 'spacer'}", "{'id': 'a', 'type': 'separator'}"))
        .hasMessageContaining("two components with the id \"a\"");
  }

  @Test
  void another_schema_version_is_refused() {
    assertThatThrownBy(() -> TestForms.read("{'schemaVersion': 17, 'type': 'default', 'id': 'test', 'components': []}"))
        .hasMessageContaining("schemaVersion 16");
  }

  @Test
  void an_id_other_than_the_files_name_is_refused() {
    assertThatThrownBy(() -> TestForms.read("{'schemaVersion': 16, 'type': 'default', 'id': 'best', 'components': []}"))
        .hasMessageContaining("not \"best\"");
  }

  @Test
  void what_is_not_json_is_refused() {
    assertThatThrownBy(() -> TestForms.read("{'id': 'test', 'id': 'test'}")).isInstanceOf(FormRefused.class);
    assertThatThrownBy(() -> TestForms.read("[]")).isInstanceOf(FormRefused.class);
    assertThatThrownBy(() -> TestForms.read("")).isInstanceOf(FormRefused.class);
  }

  @Test
  void facts_of_a_table_are_read_in_their_order() {
    assertThat(DataSource.parse("=[ {\"fact\": \"Company\", \"value\": company}, {\"fact\":\"Name\",\"value\":name} ]"))
        .contains(new DataSource.Facts(List.of(
            new DataSource.Fact("Company", "company"), new DataSource.Fact("Name", "name"))));
    assertThat(DataSource.parse("=[{\"fact\": \"Company\", \"value\": company},]")).isEmpty();
    assertThat(DataSource.parse("=[{\"fact\": \"Company\", \"value\": upper case(company)}]")).isEmpty();
    assertThat(DataSource.parse("company")).isEmpty();
  }
}
