package dev.assent.demo.enjoylife;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** Enjoy Life takes events from the bank, for itself, and each once. */
class BankEventsTest {

  private static final String BANKS = "Bearer told-by-the-bank";
  private static final String TYPE = "secevent+jwt";

  private ECKey bankKey;
  private BankEvents events;

  @BeforeEach
  void enjoyLife() throws Exception {
    bankKey = key("bank-1");
    ClientRegistrationRepository nobody = id -> null;
    events = new BankEvents(
        new EnjoyLifeSettings(URI.create("http://localhost:2"), URI.create("http://localhost:1"), "tsp2", "secret",
            BANKS, Path.of("keys"), List.of(), List.of()),
        new BankTokens(new InMemoryOAuth2AuthorizedClientService(nobody)),
        new ImmutableJWKSet<>(new JWKSet(bankKey.toPublicJWK())));
  }

  @Test
  void an_event_of_the_banks_is_taken_once_however_often_it_comes() throws Exception {
    String event = event(bankKey, TYPE, claims -> claims);

    assertThat(events.receive(BANKS, event).getStatusCode().value()).isEqualTo(202);
    assertThat(events.receive(BANKS, event).getStatusCode().value()).isEqualTo(202);

    assertThat(events.to("")).hasSize(1);
    assertThat(events.to("").get(0).what()).isEqualTo("consent-withdrawn");
    assertThat(events.to("").get(0).withdrawn()).containsExactly("creditCards");
  }

  @Test
  void nobody_else_is_believed() throws Exception {
    refused("authentication_failed", events.receive("", event(bankKey, TYPE, claims -> claims)));
    refused("authentication_failed", events.receive("Bearer guess", event(bankKey, TYPE, claims -> claims)));
    refused("invalid_request", events.receive(BANKS, event(key("bank-1"), TYPE, claims -> claims)));
    refused("invalid_request", events.receive(BANKS, event(key("unknown"), TYPE, claims -> claims)));
    refused("invalid_request", events.receive(BANKS, "eyJhbGciOiJub25lIn0.e30."));
  }

  @Test
  void what_is_for_another_or_no_event_is_refused() throws Exception {
    refused("invalid_request", events.receive(BANKS, event(bankKey, TYPE, claims -> claims.audience("another"))));
    refused("invalid_request", events.receive(BANKS, event(bankKey, TYPE, claims -> claims.issuer("http://x"))));
    refused("invalid_request", events.receive(BANKS, event(bankKey, TYPE, claims -> claims.jwtID(null))));
    refused("invalid_request", events.receive(BANKS, event(bankKey, TYPE, claims -> claims.claim("events", null))));
    refused("invalid_request", events.receive(BANKS, event(bankKey, "JWT", claims -> claims)));
    refused("invalid_request", events.receive(BANKS, "no event"));
  }

  private void refused(String error, ResponseEntity<Map<String, String>> answer) {
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody()).containsEntry("err", error);
    assertThat(events.to("")).isEmpty();
  }

  private static String event(ECKey key, String type, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    var claims = new JWTClaimsSet.Builder().issuer("http://localhost:1").audience("tsp2")
        .issueTime(Date.from(Instant.now())).jwtID("event-1")
        .claim("sub_id", Map.of("format", "opaque", "id", "grant-1"))
        .claim("events", Map.of("urn:assent:events:consent-withdrawn", Map.of("withdrawn", List.of("creditCards"))));
    SignedJWT event = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
        .type(new JOSEObjectType(type)).build(), change.apply(claims).build());
    event.sign(new ECDSASigner(key));
    return event.serialize();
  }

  private static ECKey key(String id) throws Exception {
    return new ECKeyGenerator(Curve.P_256).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
  }
}
