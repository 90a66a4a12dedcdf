package dev.assent.jose.hostile;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The corpus of hostile request messages, {@code src/test/resources/jose/hostile}: each is an accepted message with
 * exactly one fault. All of it is for one moment and for keys that exist in tests only; {@link HostileCorpusTest}
 * makes the files.
 */
public final class HostileMessages {

  static final String FOLDER = "/jose/hostile/";
  static final ObjectMapper JSON = new ObjectMapper();

  private HostileMessages() {
  }

  /**
   * A message that is accepted.
   *
   * @param client  whose it is: a name in {@link Keys#clients()}
   * @param setting what the API asks for: JWS, JWE, JWS_IN_JWE
   */
  @JsonPropertyOrder({"id", "client", "setting", "message"})
  public record Accepted(String id, String client, String setting, String message) {

    @Override
    public String toString() {
      return id;
    }
  }

  /**
   * A message that must be refused.
   *
   * @param faultClass algorithm, header, encoding, keys, nesting or size
   * @param twin       the accepted message that it is, but for the fault
   * @param code       of the error catalogue
   * @param reason     the code of {@code RefusedMessageException.Reason}
   * @param member     the header or part at fault; null when it is the whole message
   */
  @JsonPropertyOrder({"id", "faultClass", "description", "twin", "client", "setting", "code", "reason", "member",
      "message"})
  public record Refused(String id, String faultClass, String description, String twin, String client, String setting,
      String code, String reason, String member, String message) {

    @Override
    public String toString() {
      return id + " (" + description + ")";
    }
  }

  /**
   * All keys, private parts included.
   *
   * @param now     the moment at which the accepted messages are accepted
   * @param bank    the bank's, as JWKs
   * @param clients each client's, as JWKs, by its name
   * @param weaker  the clients in the compatibility profile
   */
  @JsonPropertyOrder({"now", "weaker", "bank", "clients"})
  public record Keys(String now, List<String> weaker, List<Map<String, Object>> bank,
      Map<String, List<Map<String, Object>>> clients) {

    public Instant moment() {
      return Instant.parse(now);
    }

    public List<JWK> bankKeys() {
      return parsed(bank);
    }

    /** What the client has uploaded. */
    public String jwksOf(String client) {
      return new JWKSet(parsed(clients.get(client))).toPublicJWKSet().toString();
    }

    JWK ofBank(String keyId) {
      return new JWKSet(bankKeys()).getKeyByKeyId(keyId);
    }

    JWK ofClient(String client, String keyId) {
      return new JWKSet(parsed(clients.get(client))).getKeyByKeyId(keyId);
    }

    private static List<JWK> parsed(List<Map<String, Object>> keys) {
      return keys.stream().map(Keys::parsed).toList();
    }

    private static JWK parsed(Map<String, Object> key) {
      try {
        return JWK.parse(key);
      } catch (ParseException malformed) {
        throw new IllegalStateException(malformed);
      }
    }
  }

  public static Keys keys() {
    return read("keys.json", Keys.class);
  }

  public static List<Accepted> accepted() {
    return Arrays.asList(read("accepted.json", Accepted[].class));
  }

  /** Every refused message of every class. */
  public static List<Refused> refused() {
    return Stream.of(FaultClass.values())
        .flatMap(faults -> Stream.of(read(faults.file(), Refused[].class))).toList();
  }

  private static <T> T read(String file, Class<T> type) {
    try {
      URL resource = HostileMessages.class.getResource(FOLDER + file);
      return JSON.readValue(resource, type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
