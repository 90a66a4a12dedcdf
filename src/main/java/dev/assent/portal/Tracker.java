package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.approval.ApprovalRound;
import dev.assent.web.Pager;
import dev.assent.web.Step;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where the applications of a TSP stand, and what is to be done next for each. */
@Component
class Tracker {

  private final ApiApplications applications;
  private final Progress progress;

  Tracker(ApiApplications applications, Progress progress) {
    this.applications = applications;
    this.progress = progress;
  }

  /** @param next null while there is nothing to do for the TSP */
  record Row(ApiApplication application, List<Step> steps, NextStep next) {

    /** Changes whenever anything does that is shown. */
    public String version() {
      return Tracker.version(application.id() + "" + application.status() + application.approvable() + steps);
    }

    /** What was asked for and left out by an approver. */
    public List<String> declined() {
      return application.declined().stream().map(Object::toString).sorted().toList();
    }

    public boolean open() {
      return Shown.YOU.in().contains(application.status()) || Shown.BANK.in().contains(application.status());
    }

    /** The step that is on now, or the last one. */
    public Step latest() {
      return steps.stream().filter(step -> step.state() == Step.State.NOW).findFirst()
          .orElse(steps.get(steps.size() - 1));
    }
  }

  /** A page of the list. */
  record Listing(Shown shown, Map<Shown, Long> counts, Pager pager, List<Row> rows) {

    public String version() {
      return Tracker.version(counts.toString() + pager + rows.stream().map(Row::version).toList());
    }

    /** Whether anything may still change by itself. */
    public boolean open() {
      return counts.get(Shown.YOU) + counts.get(Shown.BANK) > 0;
    }
  }

  Row of(ApiApplication application, Locale locale) {
    return row(application, applications.rounds(List.of(application)), locale);
  }

  /** @param page from 1 */
  Listing of(UUID tspId, Shown shown, int page, Locale locale) {
    Map<Shown, Long> counts = counts(applications.countsOfTsp(tspId));
    Pager pager = Pager.of(page, counts.get(shown));
    List<ApiApplication> part = applications.ofTsp(tspId, shown.in(), pager.offset(), pager.size());
    Map<UUID, List<ApprovalRound>> rounds = applications.rounds(part);
    return new Listing(shown, counts, pager,
        part.stream().map(application -> row(application, rounds, locale)).toList());
  }

  private Row row(ApiApplication application, Map<UUID, List<ApprovalRound>> rounds, Locale locale) {
    return new Row(application, progress.of(application, rounds.getOrDefault(application.id(), List.of()), locale),
        NextStep.of(application));
  }

  private static Map<Shown, Long> counts(Map<ApplicationStatus, Long> byStatus) {
    Map<Shown, Long> counts = new EnumMap<>(Shown.class);
    for (Shown shown : Shown.values()) {
      counts.put(shown, shown.in().stream().mapToLong(status -> byStatus.getOrDefault(status, 0L)).sum());
    }
    return counts;
  }

  private static String version(String shown) {
    return UUID.nameUUIDFromBytes(shown.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
