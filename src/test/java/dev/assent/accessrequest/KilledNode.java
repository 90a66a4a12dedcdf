package dev.assent.accessrequest;

import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.client.Clients;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

/** A node of the bank in a process of its own, which halts (no shutdown hook, no flush) where it is told to. */
final class KilledNode {

  /** The exit code that tells a halt from a failure. */
  static final int HALTED = 77;
  static final String DEVELOPER = "halting";

  private KilledNode() { }

  /** What the node does; it never ends otherwise than by halting. */
  enum Halt { AFTER_DECISION, INSIDE_GRANT }

  /** {@code <database> <halt>} */
  public static void main(String[] arguments) {
    Halt halt = Halt.valueOf(arguments[1]);
    ConfigurableApplicationContext node = start(arguments[0], halt == Halt.INSIDE_GRANT, HaltInsideGrant.class);
    if (halt == Halt.AFTER_DECISION) {
      decideAndHalt(node);
    }
  }

  /** @param jobs whether the job executor runs */
  static ConfigurableApplicationContext start(String database, boolean jobs, Class<?>... further) {
    return new SpringApplicationBuilder(TspProcessTest.Slice.class, TspFixtures.class)
        .sources(further)
        .web(WebApplicationType.NONE)
        .run("--spring.datasource.url=" + database, "--camunda.bpm.job-execution.enabled=" + jobs,
            // Its own name: the JVM's other engines are found by theirs.
            "--camunda.bpm.process-engine-name=killed-node",
            "--camunda.bpm.job-execution.lock-time-in-millis=3000", "--camunda.bpm.job-execution.max-wait=1000");
  }

  private static void decideAndHalt(ConfigurableApplicationContext node) {
    TspFixtures bank = node.getBean(TspFixtures.class);
    bank.publishApis();
    bank.registered(DEVELOPER);
    UUID tsp = node.getBean(Clients.class).get(DEVELOPER).tspId();
    ApiApplications applications = node.getBean(ApiApplications.class);
    UUID id = applications.submit(new ApiRequest(tsp, DEVELOPER, DEVELOPER, Set.of(TspFixtures.RATES), "For home"));
    applications.confirm(id, tsp, DEVELOPER);
    bank.decide("approver", "approver", id, Map.of("decision", "approve"));
    Runtime.getRuntime().halt(HALTED);
  }

  /** Halts when everything of the grant is written, and nothing is committed. */
  static class HaltInsideGrant {

    @EventListener
    void on(ApiAccessGranted granted) {
      Runtime.getRuntime().halt(HALTED);
    }
  }
}
