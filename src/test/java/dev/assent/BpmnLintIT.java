package dev.assent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recommended rules of bpmnlint, which {@code .ci/run} brings where there is npm:
 * {@code npm install --no-save --prefix target/bpmnlint bpmnlint}. Skipped, and seen to be, without it.
 */
class BpmnLintIT {

  private static final Path LINTER = Path.of("target", "bpmnlint", "node_modules", "bpmnlint", "bin", "bpmnlint.js");

  @TempDir
  private Path directory;

  @Test
  void no_process_breaks_a_rule_that_bpmnlint_recommends() throws IOException, InterruptedException {
    assumeTrue(Files.exists(LINTER), "bpmnlint is not installed");
    Path rules = Files.writeString(directory.resolve("rules.json"), "{\"extends\": \"bpmnlint:recommended\"}");
    List<String> command = new ArrayList<>(List.of("node", LINTER.toString(), "--config", rules.toString()));
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".bpmn")).sorted().forEach(command::add);
    }
    Process linter = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(linter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(linter.waitFor()).as(said).isZero();
  }
}
