import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * What a TSP's app does, in one file: asks a customer for authorization (code grant with PKCE), signs a request (JWS),
 * calls creditCards/roadsideAssistance, decrypts the answer (JWE). It acts as tsp2 of the demo, with Enjoy Life's
 * keys. Run it from the project's folder while the demo runs:
 *
 *   java -cp ~/.m2/repository/com/nimbusds/nimbus-jose-jwt/10.10/nimbus-jose-jwt-10.10.jar src/docs/CallAsTsp2.java
 */
public class CallAsTsp2 {

  static final String BANK = System.getProperty("bank", "http://localhost:8080");
  static final Path KEYS = Path.of(System.getProperty("keys", "data/enjoy-life-keys.json"));
  static final String CLIENT = "tsp2";
  static final String SECRET = "tsp2-demo-secret-printed-in-the-readme";
  static final String CALLBACK = "http://127.0.0.1:8765/callback";
  static final HttpClient HTTP = HttpClient.newHttpClient();

  public static void main(String[] arguments) throws Exception {
    String verifier = random();
    String state = random();
    System.out.println("Open this address, sign in as Steve and tick CreditCards:\n\n" + BANK + "/oauth2/authorize?"
        + form(Map.of("response_type", "code", "client_id", CLIENT, "redirect_uri", CALLBACK, "scope", "creditCards",
            "state", state, "code_challenge", sha256(verifier), "code_challenge_method", "S256")) + "\n");

    String code = waitForCode(state);
    Map<String, Object> tokens = post("/oauth2/token", form(Map.of("grant_type", "authorization_code", "code", code,
        "redirect_uri", CALLBACK, "code_verifier", verifier)));
    System.out.println("Token for: " + tokens.get("scope") + ", valid for " + tokens.get("expires_in") + " s");

    String body = "{\"cardNumber\":\"4311-9522-0000-7001\",\"vehiclePlate\":\"ABC-1234\"}";
    HttpResponse<String> answer = HTTP.send(HttpRequest
        .newBuilder(URI.create(BANK + "/api/creditCards/roadsideAssistance"))
        .header("Authorization", "Bearer " + tokens.get("access_token"))
        .header("Content-Type", "application/jose")
        .POST(BodyPublishers.ofString(sign(body))).build(), BodyHandlers.ofString());
    System.out.println("HTTP " + answer.statusCode() + ", uses left: "
        + answer.headers().firstValue("RateLimit").orElse("not limited"));
    boolean encrypted = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/jose");
    System.out.println(encrypted ? decrypt(answer.body()) : answer.body());
  }

  /** The protected header of a request JWS carries kid, iat and jti; a jti is good for one request. */
  static String sign(String json) throws Exception {
    var key = JWKSet.load(KEYS.toFile()).getKeyByKeyId("enjoy-life-sig-1").toECKey();
    var message = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
        .customParam("iat", Instant.now().getEpochSecond()).customParam("jti", UUID.randomUUID().toString()).build(),
        new Payload(json));
    message.sign(new ECDSASigner(key));
    return message.serialize();
  }

  static String decrypt(String compact) throws Exception {
    var message = JWEObject.parse(compact);
    message.decrypt(new ECDHDecrypter(JWKSet.load(KEYS.toFile()).getKeyByKeyId("enjoy-life-enc-1").toECKey()));
    return message.getPayload().toString();
  }

  static Map<String, Object> post(String path, String form) throws Exception {
    String credentials = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(BANK + path))
        .header("Authorization", "Basic " + credentials)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return JSONObjectUtils.parse(answer.body());
  }

  /** Receives the authorization response, RFC 6749 section 4.1.2, on a server that lives for one request. */
  static String waitForCode(String state) throws Exception {
    var code = new CompletableFuture<String>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 8765), 0);
    server.createContext("/callback", exchange -> {
      Map<String, String> query = Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
          .map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      byte[] page = "Thank you. Go back to the terminal.".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
      if (state.equals(query.get("state")) && query.containsKey("code")) {
        code.complete(query.get("code"));
      } else {
        code.completeExceptionally(new IllegalStateException("Not authorized: " + query.get("error")));
      }
    });
    server.start();
    try {
      return code.get();
    } finally {
      server.stop(0);
    }
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static String random() {
    byte[] bits = new byte[32];
    new SecureRandom().nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  static String sha256(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
