package dev.assent.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A server in a JVM of its own, and what it costs the machine. */
final class ServerProcess implements AutoCloseable {

  /** As in production, and the same for every gateway. */
  static final List<String> GATEWAY_JVM = List.of("-Xms768m", "-Xmx768m");

  static final List<String> UPSTREAM_JVM = List.of("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC");

  private static final Path LOGS = Path.of(System.getProperty("bench.directory"));

  private final String name;
  private final Process process;
  private final int port;

  private ServerProcess(String name, Process process, int port) {
    this.name = name;
    this.process = process;
    this.port = port;
  }

  /** @param what class path, main class and arguments */
  static ServerProcess start(String name, int port, List<String> jvm, Map<String, String> environment,
      List<String> what) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(what);
    try {
      File log = LOGS.resolve(name + ".log").toFile();
      log.getParentFile().mkdirs();
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
      builder.environment().putAll(environment);
      ServerProcess server = new ServerProcess(name, builder.start(), port);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      Awaitility.await(name).atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(200)).until(server::answers);
      return server;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  long pid() {
    return process.pid();
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " ended; see " + LOGS.resolve(name + ".log"));
    }
    try {
      HttpURLConnection connection = (HttpURLConnection) at("/").toURL().openConnection();
      connection.setReadTimeout(2_000);
      return connection.getResponseCode() > 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
