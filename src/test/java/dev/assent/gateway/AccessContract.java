package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.activity.Accesses;
import dev.assent.activity.AccessesOfDay;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer can see what was read: each call that was answered with the customer's data, and no other. */
abstract class AccessContract extends GatewayContract {

  @Autowired Accesses accesses;
  @Autowired JdbcClient jdbc;

  @Test
  void a_call_that_was_answered_is_noted_under_its_consent() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    String interaction = Wire.header(wire.post(caller, api, "{}"), "x-fapi-interaction-id");

    await().until(() -> read(caller).size() == 1);

    AccessesOfDay noted = read(caller).get(0);
    assertThat(noted.api()).isEqualTo(api.toString());
    assertThat(noted.times()).isEqualTo(1);
    assertThat(accesses.latestOf(caller.customerId())).containsEntry(caller.consentId(), noted.last());
    assertThat(jdbc.sql("select client_id || ' ' || interaction_id || ' ' || status from consent_access"
        + " where consent_id = :id").param("id", caller.consentId()).query(String.class).single())
        .isEqualTo(caller.clientId() + " " + interaction + " 200");
  }

  @Test
  void a_call_that_was_refused_has_read_nothing() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 1);
    bank.consents.withdraw(caller.customerId(), caller.clientId(), List.of(TestGateway.ITEM), "withdrawal");
    wire.post(caller, api, "{}");
    TestCaller another = bank.callerOf(api, 1);
    wire.post(another, api, "{}");
    wire.post(another, api, "{}");

    await().until(() -> !read(another).isEmpty());

    assertThat(read(another).get(0).times()).isEqualTo(1);
    assertThat(read(caller)).isEmpty();
  }

  @Test
  void public_data_is_nobodys() {
    ApiPath path = bank.nextPath();
    ApiPath open = bank.publish(path, upstream.address("/" + path), Set.of("GET"), null, JwtSetting.NONE);
    TestCaller caller = bank.callerOf(open, 3);
    assertThat(wire.get(caller, open).statusCode()).isEqualTo(200);
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller another = bank.callerOf(api, 1);
    wire.post(another, api, "{}");
    await().until(() -> !read(another).isEmpty());

    assertThat(jdbc.sql("select count(*) from consent_access where api = :api").param("api", open.toString())
        .query(Integer.class).single()).isZero();
  }

  private List<AccessesOfDay> read(TestCaller caller) {
    return accesses.since(caller.consentId(), LocalDate.EPOCH);
  }
}
