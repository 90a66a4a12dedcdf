package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.client.CallRate;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How fast and how often a client may call. */
abstract class RateContract extends GatewayContract {

  @Test
  void of_100_calls_at_once_a_client_with_five_a_day_sends_five() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    bank.clients.changeCallRate(caller.clientId(), new CallRate(null, null, 5));

    List<HttpResponse<String>> answers =
        wire.atOnce(100, wire.request(caller, api.toString()).POST(Wire.publisher("{}")));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(95).allSatisfy(refused -> {
      assertThat(code(refused)).isEqualTo("rate_limited");
      assertThat(Long.parseLong(header(refused, "Retry-After"))).isBetween(1L, 86_400L);
    });
    assertThat(forwarded(api)).isLessThanOrEqualTo(5);
  }

  @Test
  void a_call_over_the_rate_costs_no_use() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    bank.clients.changeCallRate(caller.clientId(), new CallRate(null, null, 1));
    wire.post(caller, api, "{}");

    HttpResponse<String> refused = wire.post(caller, api, "{}");

    assertThat(code(refused)).isEqualTo("rate_limited");
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
    bank.clients.changeCallRate(caller.clientId(), CallRate.DEFAULT);
    assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(200);
  }
}
