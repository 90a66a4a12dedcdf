package dev.assent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 4 of the architecture: what every BPMN file must bring along. That delegates exist, walking proves. */
class ProcessFilesTest {

  static List<Path> processes() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("processes")
  void every_step_stands_in_the_diagram(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
    assertThat(model.getModelElementsByType(FlowNode.class)).isNotEmpty().allSatisfy(node ->
        assertThat(shapes).as("shape of %s", node.getId()).anyMatch(shape -> shape.getBpmnElement() == node));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void a_process_says_how_long_its_history_lives_and_is_not_started_by_hand(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    assertThat(model.getModelElementsByType(Process.class)).isNotEmpty().allSatisfy(process -> {
      assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
      assertThat(process.isCamundaStartableInTasklist()).isFalse();
      assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
    });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void every_user_task_says_what_to_do_and_names_a_form_that_exists(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    assertThat(model.getModelElementsByType(UserTask.class)).isNotEmpty().allSatisfy(task -> {
      assertThat(task.getDocumentations()).as("description of %s", task.getId()).isNotEmpty();
      assertThat(Path.of("forms", task.getCamundaFormRef() + ".form")).exists();
      assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
    });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void every_service_task_names_a_delegate_bean(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    assertThat(model.getModelElementsByType(ServiceTask.class)).isNotEmpty().allSatisfy(task ->
        assertThat(task.getCamundaDelegateExpression()).as("delegate of %s", task.getId()).matches("[$#]\\{\\w+}"));
  }
}
