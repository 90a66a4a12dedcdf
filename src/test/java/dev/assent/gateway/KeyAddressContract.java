package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.client.JwksServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients whose keys are fetched from their address. */
abstract class KeyAddressContract extends GatewayContract {

  private static final Set<String> POST = Set.of("POST");

  private JwksServer tsp;

  @BeforeEach
  void a_server_of_the_tsp() throws IOException {
    tsp = new JwksServer();
  }

  @AfterEach
  void close() {
    tsp.close();
  }

  @Test
  void a_request_signed_with_a_new_key_is_accepted_without_anybody_handing_it_in() {
    ApiPath api = publish(POST, SIGNED_REQUEST);
    TestCaller caller = callerWithKeysAtAddress(api);
    tsp.publishes(TestTsp.jwks(TestTsp.ENCRYPTION.toPublicJWK()));
    assertThat(code(wire.post(caller, api, TestTsp.signed("{}", clock.instant())))).isEqualTo("jws_invalid");

    tsp.publishes(TestTsp.jwks(TestTsp.SIGNING.toPublicJWK(), TestTsp.ENCRYPTION.toPublicJWK()));
    assertThat(code(wire.post(caller, api, TestTsp.signed("{}", clock.instant())))).isEqualTo("jws_invalid");
    assertThat(tsp.asked()).isEqualTo(1);
    clock.moveAhead(Duration.ofMinutes(1));

    assertThat(wire.post(caller, api, TestTsp.signed("{}", clock.instant())).statusCode()).isEqualTo(200);
    assertThat(wire.post(caller, api, TestTsp.signed("{}", clock.instant())).statusCode()).isEqualTo(200);
    assertThat(tsp.asked()).isEqualTo(2);
  }

  @Test
  void a_response_is_encrypted_to_the_key_at_the_address() {
    ApiPath api = publish(POST, new JwtSetting(MessageProtection.NONE, MessageProtection.JWE));
    TestCaller caller = callerWithKeysAtAddress(api);
    tsp.publishes(TestTsp.jwks(TestTsp.ENCRYPTION.toPublicJWK()));

    String answer = wire.post(caller, api, "{}").body();

    assertThat(TestTsp.decrypted(answer).getHeader().getKeyID()).isEqualTo(TestTsp.ENCRYPTION.getKeyID());
  }

  @Test
  void a_call_whose_answer_could_not_be_encrypted_is_refused_before_anything_is_forwarded() {
    ApiPath api = publish(POST, new JwtSetting(MessageProtection.NONE, MessageProtection.JWE));
    TestCaller caller = callerWithKeysAtAddress(api);
    tsp.publishes("nothing of use");

    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("client_encryption_key_missing");
    assertThat(forwarded(api)).isZero();
  }

  private TestCaller callerWithKeysAtAddress(ApiPath api) {
    TestCaller caller = bank.callerOf(api, 9);
    bank.jdbc.sql("update client set jwks = null, jwks_uri = :address, version = version + 1 where id = :id")
        .param("address", tsp.address().toString()).param("id", caller.clientId()).update();
    return caller;
  }
}
