package dev.assent.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/** A TSP's side: its client's credentials, and the PKCE verifier that it uses throughout. */
final class TestTsp {

  static final String REDIRECT_URI = "https://tsp.example/callback";
  static final String VERIFIER = "a-code-verifier-of-more-than-forty-three-characters";

  private final Wire wire;
  private final String clientId;
  private final String authorization;

  TestTsp(int port, String clientId, String secret) {
    this.wire = new Wire(port);
    this.clientId = clientId;
    this.authorization = basic(clientId, secret);
  }

  static String basic(String clientId, String secret) {
    return "Basic " + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  String clientId() {
    return clientId;
  }

  Answer exchange(String code) {
    return token("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT_URI, "code_verifier",
        VERIFIER);
  }

  Answer refresh(String refreshToken) {
    return token("grant_type", "refresh_token", "refresh_token", refreshToken);
  }

  Answer clientCredentials() {
    return token("grant_type", "client_credentials");
  }

  /** @param parameters names and values in turn */
  Answer token(String... parameters) {
    return wire.post("/oauth2/token", authorization, parameters);
  }

  /** Logs on with an assertion instead of the secret. */
  Answer clientCredentialsWith(String assertion) {
    return wire.post("/oauth2/token", null, "grant_type", "client_credentials", "client_id", clientId,
        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion", assertion);
  }

  /** @param parameters names and values in turn, of an authorization request */
  Answer push(String... parameters) {
    return wire.post("/oauth2/par", authorization, parameters);
  }

  Answer introspect(String token) {
    return wire.post("/oauth2/introspect", authorization, "token", token);
  }

  Answer revoke(String token) {
    return wire.post("/oauth2/revoke", authorization, "token", token);
  }

  /** The parameters of an authorization request, names and values in turn, and more. */
  String[] request(String scope, String... more) {
    return Stream.concat(Stream.of("response_type", "code", "client_id", clientId, "redirect_uri", REDIRECT_URI,
        "state", "state of the TSP", "scope", scope, "code_challenge", challenge(), "code_challenge_method", "S256"),
        Arrays.stream(more)).toArray(String[]::new);
  }

  private static String challenge() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
