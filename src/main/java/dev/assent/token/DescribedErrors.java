package dev.assent.token;

import dev.assent.web.LostDatabase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * The error answers of RFC 6749 section 5.2, each with an {@code error_description} for the client's developer. What
 * the authorization server describes by the name of a parameter only is said in a sentence.
 */
final class DescribedErrors implements AuthenticationFailureHandler {

  private static final Map<String, String> SENTENCES = Map.of(
      OAuth2ErrorCodes.INVALID_CLIENT, "The client could not be authenticated: compare client id and secret (Basic, "
          + "or client_secret in the body), or the client assertion. A suspended client is refused too.",
      OAuth2ErrorCodes.INVALID_GRANT, "The code or refresh token does not fit this request: it is unknown, expired or "
          + "revoked, belongs to another client, or came with another redirect_uri.",
      OAuth2ErrorCodes.INVALID_SCOPE, "A requested scope goes beyond what was granted, or does not exist. "
          + "scopes_supported of the server's metadata lists all.",
      OAuth2ErrorCodes.INVALID_REQUEST, "A required parameter is missing or stands there twice. Parameters of POST "
          + "requests go into the form body.",
      OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "This client may not use this grant type. A client without a registered "
          + "redirect URI can use client_credentials only.",
      OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE, "Offered are authorization_code, refresh_token and client_credentials.");
  /** Where the authorization server names a parameter that may well be there. */
  private static final Map<String, String> WRONG = Map.of(
      "code_challenge_method", "code_challenge_method is missing, or not S256 (PKCE).",
      "request_uri", "request_uri has no place in a request that is pushed (RFC 9126 section 2.1).");
  private static final String WRONG_VERIFIER = "The code_verifier is missing or does not match the code_challenge of "
      + "the authorization request (PKCE, S256).";

  /** What stands there twice {@link EndpointRequests} has refused; so this is how it says that something is missing. */
  private static final Pattern MISSING = Pattern.compile("OAuth 2\\.0 (?:[A-Za-z ]+ )?Parameter: ([a-z_]+)");

  private final OAuth2ErrorHttpMessageConverter writer = new OAuth2ErrorHttpMessageConverter();

  @Override
  public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
      AuthenticationException failure) throws IOException {
    if (LostDatabase.isCauseOf(failure)) {
      interrupted(response);
      return;
    }
    OAuth2Error error = described(failure);
    if (failure instanceof IssuesExhausted exhausted) {
      later(error.getDescription(), exhausted.retryAfter(), response);
      return;
    }
    HttpStatus status = HttpStatus.BAD_REQUEST;
    if (OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode())) {
      // Section 5.2: "the authorization server MUST respond with an HTTP 401 (Unauthorized) status code and include the
      // "WWW-Authenticate" response header field matching the authentication scheme used by the client."
      status = HttpStatus.UNAUTHORIZED;
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Assent\"");
    }
    write(error, status, response);
  }

  /** The database cannot be reached. The code is the one of section 4.1.2.1 that says "later". */
  void interrupted(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, LostDatabase.RETRY_AFTER);
    write(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "The server cannot reach its database at the "
        + "moment. Send the same request again after as many seconds as Retry-After says.", null),
        HttpStatus.SERVICE_UNAVAILABLE, response);
  }

  /**
   * Answers 429 (RFC 6585). None of the codes of RFC 6749 section 5.2 says "later"; the one of section 4.1.2.1 does.
   *
   * @param seconds how long to wait
   */
  void later(String sentence, long seconds, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    write(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, sentence, null), HttpStatus.TOO_MANY_REQUESTS,
        response);
  }

  void write(OAuth2Error error, HttpStatus status, HttpServletResponse response) throws IOException {
    var answer = new ServletServerHttpResponse(response);
    answer.setStatusCode(status);
    // As section 5.1 demands of answers with tokens: no cache has any business here.
    answer.getHeaders().setCacheControl("no-store");
    answer.getHeaders().setPragma("no-cache");
    writer.write(new OAuth2Error(error.getErrorCode(), inAscii(error.getDescription()), error.getUri()), null, answer);
  }

  static OAuth2Error described(AuthenticationException failure) {
    if (!(failure instanceof OAuth2AuthenticationException refusal)) {
      return new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
    }
    OAuth2Error error = refusal.getError();
    String said = error.getDescription();
    if (isSentence(said)) {
      return error;
    }
    String sentence = said != null && said.contains("code_verifier") ? WRONG_VERIFIER
        : SENTENCES.getOrDefault(error.getErrorCode(), said);
    Matcher missing = MISSING.matcher(said == null ? "" : said);
    if (OAuth2ErrorCodes.INVALID_REQUEST.equals(error.getErrorCode()) && missing.matches()) {
      sentence = WRONG.getOrDefault(missing.group(1),
          "The parameter " + missing.group(1) + " is missing. Send it in the form body.");
    }
    if (failure.getCause() instanceof JwtException reason) {
      sentence = reason.getMessage();
    }
    return new OAuth2Error(error.getErrorCode(), sentence, null);
  }

  /** Section 5.2: its values "MUST NOT include characters outside the set %x20-21 / %x23-5B / %x5D-7E". */
  private static String inAscii(String description) {
    return description == null ? null
        : description.replace('"', '\'').replace('\\', '/').replaceAll("[^ -~]", "?");
  }

  /** Ours end with a full stop; the authorization server's name a parameter. */
  private static boolean isSentence(String description) {
    return description != null && description.endsWith(".");
  }
}
