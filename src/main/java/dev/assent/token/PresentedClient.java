package dev.assent.token;

import dev.assent.jose.ClientAssertion;
import dev.assent.jose.RefusedMessageException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;

/** As which client a request wants to log on; nothing is proved by that. */
final class PresentedClient {

  private static final String SCHEME = "Basic";

  private PresentedClient() { }

  /**
   * The id of the client; empty where none is named.
   *
   * @throws MalformedRequest if the request logs on in more than one way, or names two, or in a way that cannot be read
   */
  static String of(HttpServletRequest request) throws MalformedRequest {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    String named = orEmpty(request.getParameter("client_id"));
    String assertion = request.getParameter("client_assertion");
    // RFC 6749 section 2.3: "The client MUST NOT use more than one authentication method in each request."
    if (Stream.of(header, request.getParameter("client_secret"), assertion).filter(StringUtils::hasText).count() > 1) {
      throw new MalformedRequest("Log on in one way only: Basic, or client_secret in the body, or client_assertion.");
    }
    // Told apart as the authorization server does it, at any white space.
    if (header != null && header.split("\\s", 2)[0].equalsIgnoreCase(SCHEME)) {
      if (header.length() > SCHEME.length() && header.charAt(SCHEME.length()) != ' ') {
        throw new MalformedRequest("Put one space between Basic and the credentials.");
      }
      String inHeader = idOf(header.substring(Math.min(SCHEME.length() + 1, header.length())));
      if (!named.isEmpty() && !named.equals(inHeader)) {
        throw new MalformedRequest("client_id names another client than Basic. Leave client_id out of the form.");
      }
      return inHeader;
    }
    return named.isEmpty() && StringUtils.hasText(assertion) ? subjectOf(assertion) : named;
  }

  /** Section 2.3.1: id and secret are form-encoded, joined by a colon, and encoded in Base64. */
  private static String idOf(String credentials) throws MalformedRequest {
    try {
      byte[] decoded = Base64.getDecoder().decode(credentials);
      String pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
      int colon = pair.indexOf(':');
      if (colon < 1) {
        throw new MalformedRequest("Basic lacks the client id or the colon behind it: encode client_id:client_secret "
            + "in Base64.");
      }
      // Decoded here as well as the id: the authorization server would find the same fault, and name none.
      String id = URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8);
      String secret = URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8);
      if (secret.isEmpty()) {
        throw new MalformedRequest("Basic lacks the client secret: encode client_id:client_secret in Base64.");
      }
      if (FormBody.hasControlCharacters(id) || FormBody.hasControlCharacters(secret)) {
        throw new MalformedRequest("Basic holds a control character; a line break behind the secret, perhaps.");
      }
      return id;
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      throw new MalformedRequest("Basic cannot be decoded: form-encode client_id and client_secret (a % stands for "
          + "itself only as %25), join them by a colon, and encode that in Base64 (RFC 6749 section 2.3.1).");
    }
  }

  /** Whether there is one at all is said later, with the assertion's other faults. */
  private static String subjectOf(String assertion) {
    try {
      return ClientAssertion.read(assertion).claimedSubject().orElse("");
    } catch (RefusedMessageException unreadable) {
      return "";
    }
  }

  private static String orEmpty(String parameter) {
    return parameter == null ? "" : parameter;
  }
}
