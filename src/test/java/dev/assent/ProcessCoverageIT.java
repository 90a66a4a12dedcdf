package dev.assent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ClassUtils;

/**
 * Adds up what the process tests of this build have taken; they run before, as unit tests. Tests of versions
 * deploy other diagrams under the same keys, so what they took does not count, nor do reports of an earlier build.
 */
class ProcessCoverageIT {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessCoverageIT.class);
  private static final Path REPORTS = Path.of("target", "process-test-coverage");
  private static final String OF_OTHER_DIAGRAMS = "VersionsTest";

  @Test
  void every_sequence_flow_of_every_process_is_taken_by_a_process_test() throws IOException {
    assertThat(REPORTS).as("reports of the process tests, which `mvn verify` runs first").isDirectory();
    assertThat(ofThisBuild()).as("reports that are younger than the classes: run the process tests").isNotEmpty();
    Map<String, Set<String>> taken = taken();
    List<String> missed = new ArrayList<>();
    StringBuilder table = new StringBuilder("Sequence flows taken by process tests:\n");
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      for (Path bpmn : files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList()) {
        String process = bpmn.getFileName().toString().replace(".bpmn", "");
        Set<String> flows = flows(bpmn);
        Set<String> left = new TreeSet<>(flows);
        left.removeAll(taken.getOrDefault(process, Set.of()));
        left.forEach(flow -> missed.add(process + ": " + flow));
        table.append("  %-24s %3d of %3d%n".formatted(process, flows.size() - left.size(), flows.size()));
      }
    }
    LOG.info("{}", table);
    assertThat(missed).as("sequence flows that no process test takes").isEmpty();
  }

  private static Set<String> flows(Path bpmn) {
    Set<String> ids = new TreeSet<>();
    Bpmn.readModelFromFile(bpmn.toFile()).getModelElementsByType(SequenceFlow.class)
        .forEach(flow -> ids.add(flow.getId()));
    return ids;
  }

  /** By process. */
  private static Map<String, Set<String>> taken() throws IOException {
    Map<String, Set<String>> taken = new TreeMap<>();
    for (Path file : ofThisBuild()) {
      read(file).findValues("events").forEach(events -> events.forEach(event -> {
        if (event.path("source").asText().equals("SEQUENCE_FLOW")) {
          taken.computeIfAbsent(event.path("modelKey").asText(), process -> new TreeSet<>())
              .add(event.path("definitionKey").asText());
        }
      }));
    }
    return taken;
  }

  private static List<Path> ofThisBuild() throws IOException {
    FileTime built = built();
    List<Path> counted = new ArrayList<>();
    try (Stream<Path> classes = Files.list(REPORTS)) {
      for (Path folder : classes.sorted().toList()) {
        String test = folder.getFileName().toString();
        Path report = folder.resolve("report.json");
        if (!test.endsWith(OF_OTHER_DIAGRAMS) && ClassUtils.isPresent(test, null)
            && Files.getLastModifiedTime(report).compareTo(built) >= 0) {
          counted.add(report);
        }
      }
    }
    return counted;
  }

  /** When the youngest class was compiled: the tests have run since, or their reports are of something else. */
  private static FileTime built() throws IOException {
    FileTime built = FileTime.fromMillis(0);
    for (String classes : List.of("classes", "test-classes")) {
      try (Stream<Path> files = Files.walk(Path.of("target", classes))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
          FileTime written = Files.getLastModifiedTime(file);
          built = written.compareTo(built) > 0 ? written : built;
        }
      }
    }
    return built;
  }

  private static JsonNode read(Path report) {
    try {
      return new ObjectMapper().readTree(report.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
