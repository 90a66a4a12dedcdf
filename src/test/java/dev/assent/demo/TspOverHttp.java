package dev.assent.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;

/** A TSP's app without pages. */
final class TspOverHttp {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String bank;
  private final String credentials;

  TspOverHttp(String bank, String clientId, String secret) {
    this.bank = bank;
    this.credentials =
        Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  /** A JWKS with a signing and an encryption key, public halves only. */
  static String publicKeys() {
    try {
      return new JWKSet(List.of(
          new ECKeyGenerator(Curve.P_256).keyID("sunny-sig-1").keyUse(KeyUse.SIGNATURE).generate(),
          new ECKeyGenerator(Curve.P_256).keyID("sunny-enc-1").keyUse(KeyUse.ENCRYPTION).generate()))
          .toPublicJWKSet().toString();
    } catch (JOSEException unsupported) {
      throw new AssertionError(unsupported);
    }
  }

  String clientCredentialsToken() {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(bank + "/oauth2/token"))
        .header("Authorization", "Basic " + credentials)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    try {
      return (String) JSONObjectUtils.parse(answer.body()).get("access_token");
    } catch (ParseException malformed) {
      throw new AssertionError(answer.body(), malformed);
    }
  }

  HttpResponse<String> get(String api, String token) {
    return send(call(api, token).GET());
  }

  HttpResponse<String> post(String api, String token, String json) {
    return send(call(api, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder call(String api, String token) {
    return HttpRequest.newBuilder(URI.create(bank + "/api/" + api)).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
