package dev.assent.accessrequest;

import static dev.assent.TspFixtures.ACCOUNTS;
import static dev.assent.TspFixtures.RATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.access.AccessGrant;
import dev.assent.access.ApiAccess;
import dev.assent.approval.SignedDecisions;
import dev.assent.catalog.ApiPath;
import dev.assent.client.Clients;
import dev.assent.engine.DecisionRefused;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Approvers who complete the same task at the same moment. */
@TspProcessTest
class ApprovalRacesTest {

  private static final Map<String, Object> APPROVE = Map.of("decision", "approve");

  @Autowired TspFixtures bank;
  @Autowired ApiApplications applications;
  @Autowired ApiAccess access;
  @Autowired Clients clients;
  @Autowired SignedDecisions signed;
  @Autowired Notifications notifications;

  private final String developer = TspFixtures.userName();
  private UUID tspId;

  @BeforeEach
  void a_registered_tsp() {
    bank.publishApis();
    bank.registered(developer);
    tspId = clients.get(developer).tspId();
  }

  @RepeatedTest(3)
  void of_two_approvers_at_the_same_moment_one_wins_and_one_is_told_and_there_is_one_grant() {
    UUID id = confirmed(RATES);

    assertThat(atTheSameMoment(id, "approver")).containsExactlyInAnyOrder("signed", "told");

    bank.runJobs(id);
    assertThat(access.of(developer)).extracting(AccessGrant::api).containsExactly(RATES);
    assertThat(notifications.of(Kind.DEVELOPER, developer, 50)).map(told -> told.notice().code())
        .filteredOn("application-granted"::equals).hasSize(1);
  }

  @RepeatedTest(3)
  void of_two_reviewers_at_the_same_moment_one_signs_and_the_next_level_is_still_to_sign() {
    UUID id = confirmed(ACCOUNTS);

    assertThat(atTheSameMoment(id, "reviewer")).containsExactlyInAnyOrder("signed", "told");

    assertThat(signed.of("api-access-request", id.toString())).hasSize(1);
    assertThat(applications.find(id, tspId).orElseThrow().status()).isEqualTo(ApplicationStatus.IN_REVIEW);
    assertThat(access.of(developer)).isEmpty();
  }

  private List<String> atTheSameMoment(UUID id, String group) {
    String task = bank.task(id).getId();
    CyclicBarrier start = new CyclicBarrier(2);
    return List.of(group, group + "2").stream()
        .map(name -> CompletableFuture.supplyAsync(() -> decide(name, group, task, start))).toList().stream()
        .map(CompletableFuture::join).toList();
  }

  private String decide(String name, String group, String task, CyclicBarrier start) {
    try {
      start.await();
      bank.complete(name, group, task, APPROVE);
      return "signed";
    } catch (DecisionRefused told) {
      return "told";
    } catch (InterruptedException | BrokenBarrierException neverStarted) {
      throw new IllegalStateException(neverStarted);
    }
  }

  private UUID confirmed(ApiPath api) {
    UUID id = applications.submit(
        new ApiRequest(tspId, developer, developer, Set.of(api), "Show all accounts at once"));
    applications.confirm(id, tspId, developer);
    return id;
  }
}
