package dev.assent.accessrequest;

import static dev.assent.TspFixtures.RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.AtTheSameMoment;
import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.access.ApiAccess;
import dev.assent.client.Clients;
import dev.assent.onboarding.Offboardings;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An approved application of a TSP that leaves. */
@TspProcessTest
class GrantAndLeavingTest {

  @Autowired TspFixtures bank;
  @Autowired ApiApplications applications;
  @Autowired ApplicationDecisions decisions;
  @Autowired Offboardings offboardings;
  @Autowired Tsps tsps;
  @Autowired ApiAccess access;
  @Autowired Clients clients;
  @Autowired JdbcClient jdbc;

  private final String developer = TspFixtures.userName();
  private UUID tspId;
  private UUID id;

  @BeforeEach
  void an_approved_application() {
    bank.publishApis();
    bank.registered(developer);
    tspId = clients.get(developer).tspId();
    id = applications.submit(new ApiRequest(tspId, developer, developer, Set.of(RATES), "Rates at home"));
    applications.confirm(id, tspId, developer);
    bank.approve(id);
  }

  @Test
  void a_grant_that_comes_after_the_tsp_has_left_grants_nothing() {
    leave();
    jdbc.sql("update api_application set status = 'APPROVED' where id = ?").param(id).update();

    decisions.grant(id);

    assertThat(access.of(developer)).isEmpty();
    assertThat(status(id)).isEqualTo(ApplicationStatus.APPROVED);
  }

  @Test
  void nothing_is_granted_to_a_client_that_stands_still_nor_asked_for_by_it() {
    clients.suspend(developer);

    assertThatThrownBy(() -> decisions.grant(id)).hasMessageContaining("is suspended");
    assertThatThrownBy(() -> applications.submit(
        new ApiRequest(tspId, developer, developer, Set.of(TspFixtures.ACCOUNTS), "Accounts at home")))
        .isInstanceOf(ApiNotAvailableException.class);
    assertThat(access.of(developer)).isEmpty();

    clients.resume(developer);
    decisions.grant(id);
    assertThat(access.of(developer)).hasSize(1);
  }

  @RepeatedTest(3)
  void of_a_grant_and_the_tsp_leaving_at_the_same_moment_the_second_finds_what_the_first_has_done() throws Exception {
    List<Exception> lost = AtTheSameMoment.both(() -> {
      decisions.grant(id);
      return null;
    }, this::leave);

    assertThat(lost).isEmpty();
    assertThat(tsps.get(tspId).status()).isEqualTo(TspStatus.OFFBOARDING);
    assertThat(clients.get(developer).isActive()).isFalse();
    boolean granted = status(id) == ApplicationStatus.GRANTED;
    assertThat(granted || status(id) == ApplicationStatus.WITHDRAWN).isTrue();
    assertThat(access.of(developer)).hasSize(granted ? 1 : 0);
  }

  private Object leave() {
    return offboardings.begin(tspId, "manager", "The cooperation ends", false);
  }

  private ApplicationStatus status(UUID application) {
    return applications.find(application, tspId).orElseThrow().status();
  }
}
