package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.consent.Accounts;
import dev.assent.consent.ConsentTerms;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two customers and two clients: whatever a TSP sends, each token opens the one consent that it is of. */
abstract class PairsContract extends GatewayContract {

  @Test
  void no_token_and_no_request_made_with_it_opens_the_data_of_another_customer() throws ParseException {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller steve = bank.callerOf(api, null);
    TestCaller anne = bank.callerOf(api, null);
    // Each has shared with one of two clients, and each client has a token of each customer.
    TestCaller steveElsewhere = at(anne.clientId(), steve);
    TestCaller anneElsewhere = at(steve.clientId(), anne);
    covers(steve, "steves-1");
    covers(anne, "annes-1");
    for (TestCaller caller : List.of(steve, anne, steveElsewhere, anneElsewhere)) {
      for (TestCaller victim : List.of(steve, anne)) {
        int before = forwarded(api);
        String account = victim == steve ? "steves-1" : "annes-1";
        HttpResponse<String> answer = wire.send(wire.request(caller, api.toString())
            .POST(Wire.publisher("{\"customerId\":\"" + victim.customerId() + "\",\"sub\":\"" + victim.customerId()
                + "\",\"consentId\":\"" + victim.consentId() + "\",\"accounts\":[\"" + account + "\"]}"))
            .header("X-Assent-Customer-Id", victim.customerId())
            .header("X-Assent-Consent-Id", victim.consentId().toString())
            .header("X-Assent-Client-Id", victim.clientId())
            .header("X-Assent-Accounts", account));

        if (caller == steve || caller == anne) {
          assertThat(answer.statusCode()).isEqualTo(200);
          JWTClaimsSet told = claims(api);
          assertThat(told.getSubject()).isEqualTo(caller.customerId());
          assertThat(told.getStringClaim("consent_id")).isEqualTo(caller.consentId().toString());
          assertThat(told.getStringListClaim("accounts")).containsExactly(caller == steve ? "steves-1" : "annes-1");
        } else {
          assertThat(answer.statusCode()).isEqualTo(403);
          assertThat(forwarded(api)).isEqualTo(before);
        }
      }
    }
  }

  /** With a token of a client that has the API, but nothing of this customer's. */
  private TestCaller at(String clientId, TestCaller customer) {
    return new TestCaller(clientId, customer.customerId(), null,
        bank.token(clientId, customer.customerId(), TestGateway.ITEM, null));
  }

  private void covers(TestCaller caller, String account) {
    bank.consents.activate(caller.customerId(), caller.clientId(),
        Map.of(TestGateway.ITEM, Accounts.of(List.of(account))),
        new ConsentTerms("1", clock.instant().plus(Duration.ofDays(90))), UUID.randomUUID().toString());
  }

  private JWTClaimsSet claims(ApiPath api) throws ParseException {
    var received = upstream.received("/" + api);
    return SignedJWT.parse(received.get(received.size() - 1).header("X-Assent-Call")).getJWTClaimsSet();
  }
}
