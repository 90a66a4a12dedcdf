package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.approval.Verdict;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;

class SubmittedAnswersTest {

  @Test
  void ticked_options_are_read_from_a_list_and_from_json() {
    assertThat(decision(List.of("a", "b")).texts("fields")).containsExactly("a", "b");
    assertThat(decision(SpinValues.jsonValue("[\"a\",\"b\"]").create()).texts("fields")).containsExactly("a", "b");
    assertThat(decision(SpinValues.jsonValue("[]").create()).texts("fields")).isEmpty();
    assertThat(decision(null).texts("fields")).isEmpty();
  }

  @Test
  void options_that_are_no_list_of_texts_are_refused() {
    for (Object odd : new Object[] {"a", 7, true, List.of(1), List.of("a", List.of("b")), List.of(Map.of("a", "b")),
        SpinValues.jsonValue("[\"a\",[\"b\"]]").create(), SpinValues.jsonValue("[\"a\",null,1]").create(),
        SpinValues.jsonValue("\"a\"").create()}) {
      assertThatThrownBy(() -> decision(odd).texts("fields")).isInstanceOf(DecisionRefused.class)
          .hasMessage("\"fields\" is not a list of options.");
    }
  }

  @Test
  void nothing_submitted_is_no_answer() {
    assertThat(SubmittedAnswers.read(null)).isEmpty();
  }

  private static Decision decision(Object fields) {
    return new Decision("process", "request", "task", "reviewer", "rita", Verdict.RETURN, "Because",
        SubmittedAnswers.read(Variables.putValue("fields", fields)));
  }
}
