package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A TSP's request to call a set of APIs.
 *
 * @param applicant user name of the developer who asks
 * @param apis      what it asks for, by path
 * @param declined  those of them that an approver has left out
 * @param answer    what the bank has said last
 * @param history   when it came from stage to stage
 */
public record ApiApplication(UUID id, UUID tspId, String clientId, String applicant, List<ApiPath> apis,
    Set<ApiPath> declined, String purpose, ApplicationStatus status, Answer answer, Stages history) {

  /**
   * The bank's last word.
   *
   * @param reason    null until then, and for an approval without one
   * @param decidedBy the staff user who decided; null until then
   * @param fields    names of the form's fields that the bank wants corrected; empty unless returned
   */
  public record Answer(String reason, String decidedBy, Set<String> fields) {

    public Answer {
      fields = Set.copyOf(fields);
    }
  }

  /** When each stage was reached last; null for a stage that was not, {@code submitted} aside. */
  public record Stages(Instant submitted, Instant confirmed, Instant decided, Instant granted, Instant closed) { }

  public ApiApplication {
    apis = List.copyOf(apis);
    declined = Set.copyOf(declined);
    if (apis.isEmpty()) {
      throw new IllegalArgumentException("An application names at least one API");
    }
  }

  /** What an approval grants. */
  public List<ApiPath> approvable() {
    return apis.stream().filter(api -> !declined.contains(api)).toList();
  }

  /** What the bank said with its last decision; null without. */
  public String reason() {
    return answer.reason();
  }

  /** Until when a returned application waits for its correction; null for any other. */
  public Instant correctBy() {
    return status == ApplicationStatus.RETURNED ? history.decided().plus(ApplicationDecisions.TIME_TO_CORRECT) : null;
  }

  /** Until when a new application waits for its applicant's confirmation; null for any other. */
  public Instant confirmBy() {
    return status == ApplicationStatus.UNCONFIRMED
        ? history.submitted().plus(ApplicationDecisions.TIME_TO_CONFIRM) : null;
  }

  /** The first block of the id: people can read it out. */
  public String number() {
    return id.toString().substring(0, 8);
  }
}
