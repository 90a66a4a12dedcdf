package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A TSP's request to call a set of APIs.
 *
 * @param applicant user name of the developer who asks
 * @param reason    what the bank said with its decision; null until then, and for an approval without one
 * @param decidedBy the staff user who decided; null until then
 * @param history   when it came from stage to stage
 */
public record ApiApplication(UUID id, UUID tspId, String clientId, String applicant, List<ApiPath> apis,
    String purpose, ApplicationStatus status, String reason, String decidedBy, Stages history) {

  /** When each stage was reached; null for a stage that was not, {@code submitted} aside. */
  public record Stages(Instant submitted, Instant confirmed, Instant decided, Instant granted) { }

  public ApiApplication {
    apis = List.copyOf(apis);
    if (apis.isEmpty()) {
      throw new IllegalArgumentException("An application names at least one API");
    }
  }
}
