package dev.assent.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where and what was measured. */
final class Machine {

  private Machine() { }

  static String description() {
    return Runtime.getRuntime().availableProcessors() + " processors (" + processor() + "), "
        + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
        + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  static String commit() {
    try {
      Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").redirectErrorStream(true).start();
      return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException withoutGit) {
      return "unknown";
    }
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
          .findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
    } catch (IOException elsewhere) {
      return System.getProperty("os.arch");
    }
  }
}
