package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

@EngineTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS) // the engine started last sets the clock of all engines in a JVM
class TaskFactsTest {

  @Autowired
  private TwoLevels process;
  @Autowired
  private TaskService tasks;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private MovableClock clock;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void a_task_shows_the_facts_of_its_request_and_lists_as_json() {
    var task = process.taskOf(process.start());

    assertThat(task.getName()).isEqualTo("Enjoy Life wants to register");
    assertThat(task.getDescription()).isEqualTo("One new TSP");
    assertThat(tasks.getVariableLocal(task.getId(), "applicant")).isEqualTo(TwoLevels.FACT);
    JsonValue uris = tasks.getVariableLocalTyped(task.getId(), "redirectUris");
    assertThat(uris.getValueSerialized()).contains("https://enjoy.life/");
    assertThat(runtime.getVariables(task.getExecutionId())).doesNotContainKey("applicant");
  }

  @Test
  void facts_leave_no_trace_in_the_engine_once_the_task_is_gone() {
    String request = process.start();
    assertThat(tablesWith(TwoLevels.FACT)).as("the search finds what is there")
        .contains("ACT_RU_VARIABLE", "ACT_GE_BYTEARRAY")
        .noneMatch(table -> table.startsWith("ACT_HI_"));

    process.decide(request, "rita", "reviewer", Map.of("decision", "reject", "reason", "Not a TSP"));
    tasks.createTaskQuery().list().forEach(open -> runtime.deleteProcessInstance(open.getProcessInstanceId(), "end"));

    assertThat(tablesWith(TwoLevels.FACT)).isEmpty();
  }

  @Test
  void the_engine_follows_the_clock_of_the_product() {
    clock.moveAhead(Duration.ofDays(7));

    assertThat(ClockUtil.getCurrentTime().toInstant()).isBetween(clock.instant().minusSeconds(5), clock.instant());
  }

  private List<String> tablesWith(String needle) {
    List<String> found = new ArrayList<>();
    for (String table : jdbc.sql("select table_name from information_schema.tables where table_name like 'ACT_%'")
        .query(String.class).list()) {
      boolean hit = jdbc.sql("select * from " + table).query().listOfRows().stream()
          .flatMap(row -> row.values().stream()).anyMatch(value -> text(value).contains(needle));
      if (hit) {
        found.add(table);
      }
    }
    return found;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
  }
}
