package dev.assent.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The product as operators get it, in the gateway role, with what {@code dev.assent.gateway} has here beside it. */
final class Assent {

  static final String ISSUER = "https://openapi.bank.example";

  private Assent() { }

  /** {@code -Dbench.jvm=} adds options, a flight recording say. */
  static ServerProcess start(String name, String databaseUrl, URI upstream) {
    int port = ServerProcess.freePort();
    Map<String, String> settings = Map.of(
        "SPRING_DATASOURCE_URL", databaseUrl,
        "SPRING_DATASOURCE_USERNAME", "postgres",
        "SPRING_DATASOURCE_PASSWORD", "postgres",
        "ASSENT_ISSUER", ISSUER,
        "ASSENT_KEYS_ENCRYPTION_KEY", "bWVhc3VyZWQgb25seSwgbm9ib2R5J3Mgc2VjcmV0LiE=",
        "CAMUNDA_BPM_ENABLED", "false",
        "SERVER_PORT", String.valueOf(port),
        "MANAGEMENT_SERVER_PORT", String.valueOf(ServerProcess.freePort()));
    List<String> jvm = new ArrayList<>(ServerProcess.GATEWAY_JVM);
    jvm.addAll(Stream.of(System.getProperty("bench.jvm", "").split(" ")).filter(option -> !option.isEmpty()).toList());
    return ServerProcess.start(name, port, jvm, settings, List.of(
        "-Dbench.upstream=" + upstream,
        "-Dloader.main=dev.assent.AssentApplication",
        "-Dloader.path=" + System.getProperty("bench.classes"),
        "-cp", System.getProperty("bench.jar"),
        "org.springframework.boot.loader.launch.PropertiesLauncher"));
  }
}
