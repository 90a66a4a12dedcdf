package dev.assent.gateway;

import dev.assent.ChildNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

/** A second node on the database of the first, in a process of its own, which can be killed. */
final class OtherNode implements AutoCloseable {

  private static final int KILLED = 128 + 9;

  private final Process process;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final Set<Halt> halted = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private OtherNode(Process process) {
    this.process = process;
    Thread reader = new Thread(this::listen, "other-node");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a node as the one that has this environment. */
  static OtherNode start(Environment first) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp", classPath(),
        HaltingNode.class.getName()));
    Arrays.stream(GatewayTest.class.getAnnotation(SpringBootTest.class).properties())
        .map(property -> "--" + property).forEach(command::add);
    for (String name : new String[] {"url", "username", "password"}) {
      command.add("--spring.datasource." + name + "=" + first.getProperty("spring.datasource." + name));
    }
    command.addAll(List.of("--spring.main.banner-mode=off", "--management.server.port=-1"));
    try {
      return new OtherNode(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until it serves. */
  int port() {
    return port.orTimeout(2, TimeUnit.MINUTES).join();
  }

  /** The points at which calls have stopped. */
  Set<Halt> halted() {
    return halted;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** By SIGKILL: nothing of it runs any more, no shutdown hook, no rollback. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != KILLED) {
        throw new IllegalStateException("The node was not killed but ended otherwise: " + String.join("\n", log));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void listen() {
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        log.add(line);
        if (line.startsWith(ChildNode.PORT)) {
          port.complete(Integer.valueOf(line.substring(ChildNode.PORT.length())));
        } else if (line.startsWith(ChildNode.HALTED)) {
          halted.add(Halt.valueOf(line.substring(ChildNode.HALTED.length())));
        }
      }
    } catch (IOException gone) {
      log.add(gone.toString());
    }
    port.completeExceptionally(new IllegalStateException("The node has ended: " + String.join("\n", log)));
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
