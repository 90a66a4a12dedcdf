package dev.assent.portal;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.TspFixtures;
import dev.assent.activity.Fact;
import dev.assent.activity.Refusal;
import dev.assent.activity.Refusals;
import dev.assent.activity.Step;
import dev.assent.activity.Step.Outcome;
import dev.assent.client.Clients;
import dev.assent.tsp.Tsps;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A developer sees why the own client's calls were refused, and nobody else's. */
@PortalSite
class ActivityIT {

  private static final String LIST = "/portal/account/activity";

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired Refusals refusals;
  @Autowired Clients clients;
  @Autowired Tsps tsps;

  private final String name = TspFixtures.userName();
  private final String other = TspFixtures.userName();

  @BeforeEach
  void two_developers() {
    bank.publishApis();
    bank.registered(name);
    bank.registered(other);
  }

  @Test
  void a_developer_finds_a_refused_call_and_reads_why() throws Exception {
    open(LIST, name).andExpect(content().string(containsString("No call was refused")))
        .andExpect(content().string(containsString("shown here for 30 days.")));
    Refusal refusal = noted(name);

    for (String query : List.of("", "?q=" + refusal.traceId(), "?q=" + refusal.interactionId(), "?code=jws_invalid")) {
      open(LIST + query, name).andExpect(content().string(containsString(refusal.traceId().toString())));
    }
    open(LIST + "/" + refusal.traceId(), name).andExpect(status().isOk())
        .andExpect(content().string(containsString("the header kid")))
        .andExpect(content().string(containsString("Request body")));
  }

  @Test
  void what_is_for_staff_is_not_shown() throws Exception {
    Refusal refusal = noted(name);

    open(LIST + "/" + refusal.traceId(), name).andExpect(content().string(not(containsString("0b6f2c5e-consent"))));
  }

  @Test
  void nobody_sees_the_refused_calls_of_another() throws Exception {
    Refusal refusal = noted(name);

    for (String query : List.of("", "?q=" + refusal.traceId(), "?q=" + refusal.interactionId())) {
      open(LIST + query, other).andExpect(content().string(not(containsString("/activity/" + refusal.traceId()))));
    }
    open(LIST + "/" + refusal.traceId(), other).andExpect(status().isNotFound());
    portal.perform(get(LIST + "/" + refusal.traceId())).andExpect(status().is(401));
  }

  private ResultActions open(String path, String developer) throws Exception {
    return portal.perform(get(path).with(user(new Developer(tsps.developer(developer).orElseThrow()))));
  }

  private Refusal noted(String developer) {
    String client = clients.ofTsp(tsps.developer(developer).orElseThrow().tspId()).get(0).id();
    Refusal refusal = new Refusal(UUID.randomUUID(), Instant.now(), client, UUID.randomUUID().toString(), "POST",
        "demandDeposit/accounts", "jws_invalid", 400, "the header kid names no key", List.of(
            new Step("request", Outcome.REFUSED, 3, List.of(Fact.word("protection", "jws"),
                Fact.forStaff("consent_id", "0b6f2c5e-consent")))));
    refusals.note(refusal);
    await().until(() -> refusals.find(refusal.traceId()).isPresent());
    return refusal;
  }
}
