package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.consent.Accounts;
import dev.assent.consent.ConsentTerms;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The upstream is told which accounts a call may see, under the bank's signature, as the consent is at that moment. */
abstract class AccountsContract extends GatewayContract {

  @Autowired Clock clock;

  @Test
  void a_consent_to_all_accounts_names_none() throws ParseException {
    ApiPath api = publish(JwtSetting.NONE);
    wire.post(bank.callerOf(api, 3), api, "{}");

    assertThat(claims(api).getClaims()).doesNotContainKey("accounts");
    assertThat(last(api).headers()).doesNotContainKey("X-assent-accounts");
  }

  @Test
  void accounts_picked_are_told_and_one_taken_away_is_gone_with_the_next_call() throws ParseException {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 9);
    covers(caller, "dd-1", "dd-2");
    wire.post(caller, api, "{\"account\":\"dd-9\",\"accounts\":[\"dd-9\"]}");
    assertThat(claims(api).getStringListClaim("accounts")).containsExactly("dd-1", "dd-2");
    assertThat(last(api).headers().get("X-Assent-Accounts")).containsExactly("dd-1 dd-2");

    bank.consents.narrow(caller.customerId(), caller.clientId(),
        Map.of(TestGateway.ITEM, Accounts.of(List.of("dd-2"))), UUID.randomUUID().toString());
    wire.post(caller, api, "{}");
    assertThat(claims(api).getStringListClaim("accounts")).containsExactly("dd-2");
  }

  @Test
  void an_item_without_any_account_is_told_as_none_and_not_as_all() throws ParseException {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    covers(caller);
    wire.post(caller, api, "{}");

    assertThat(claims(api).getStringListClaim("accounts")).isEmpty();
  }

  @Test
  void a_token_is_confined_to_what_its_request_asked_for_whatever_the_consent_covers() throws ParseException {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 9);
    confine(caller, "creditCards=cc-1 " + TestGateway.ITEM + "=dd-1,dd-2");
    wire.post(caller, api, "{}");
    assertThat(claims(api).getStringListClaim("accounts")).containsExactly("dd-1", "dd-2");

    covers(caller, "dd-2", "dd-3");
    wire.post(caller, api, "{}");
    assertThat(claims(api).getStringListClaim("accounts")).containsExactly("dd-2");

    confine(caller, "creditCards=cc-1");
    wire.post(caller, api, "{}");
    assertThat(claims(api).getStringListClaim("accounts")).containsExactly("dd-2", "dd-3");
  }

  @Test
  void no_header_of_the_callers_passes_for_accounts() throws ParseException {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    covers(caller, "dd-1");
    wire.send(wire.request(caller, api.toString()).POST(Wire.publisher("{}")).header("X-Assent-Accounts", "dd-9"));

    assertThat(last(api).headers().get("X-Assent-Accounts")).containsExactly("dd-1");
    assertThat(claims(api).getStringListClaim("accounts")).containsExactly("dd-1");
  }

  private void covers(TestCaller caller, String... accounts) {
    bank.consents.activate(caller.customerId(), caller.clientId(),
        Map.of(TestGateway.ITEM, Accounts.of(List.of(accounts))),
        new ConsentTerms("1", clock.instant().plus(Duration.ofDays(90))), UUID.randomUUID().toString());
  }

  private void confine(TestCaller caller, String accounts) {
    bank.jdbc.sql("update access_token set accounts = :accounts where client_id = :client")
        .param("accounts", accounts).param("client", caller.clientId()).update();
  }

  private TestUpstream.Received last(ApiPath api) {
    List<TestUpstream.Received> received = upstream.received("/" + api);
    return received.get(received.size() - 1);
  }

  private JWTClaimsSet claims(ApiPath api) throws ParseException {
    return SignedJWT.parse(last(api).header("X-Assent-Call")).getJWTClaimsSet();
  }
}
