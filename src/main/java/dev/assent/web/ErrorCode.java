package dev.assent.web;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * The one catalogue of errors: each with its code, its HTTP status, and a detail that says what to do next. The
 * sentences are for developers, in English; what a person reads in a browser is in {@code messages/web.properties}.
 */
public enum ErrorCode {

  INVALID_TOKEN(HttpStatus.UNAUTHORIZED, "The access token is not valid",
      "The access token is missing, unknown, expired or revoked. Send \"Authorization: Bearer\" with a current token; "
          + "get one with the refresh token, or let the customer authorize again."),
  INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The access token is not sent as it should be",
      "Send one Authorization header, \"Bearer\" and the token as it was issued, and the token nowhere else (RFC "
          + "6750)."),
  ACCESS_TOKEN_USES_EXHAUSTED(HttpStatus.UNAUTHORIZED, "The access token has no uses left",
      "This access token has admitted as many calls as its token setting allows. Get a new one with the refresh token, "
          + "or let the customer authorize again."),
  CLIENT_SUSPENDED(HttpStatus.FORBIDDEN, "The client is suspended",
      "The bank has suspended this client, so none of its calls are admitted. Ask the bank's API team for the reason."),
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many calls",
      "This client has reached its limit of calls. Wait for as many seconds as Retry-After says, then call again."),
  API_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such API",
      "No API is published at this address. Compare module and name with the API list of the developer portal."),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not offered here",
      "Use one of the methods that the Allow header names."),
  API_NOT_GRANTED(HttpStatus.FORBIDDEN, "The client has no access to this API",
      "The bank has not granted this API to the client. Apply for it in the developer portal under API Application."),
  CONSENT_ITEM_NOT_AUTHORIZED(HttpStatus.FORBIDDEN, "The customer has not authorized this",
      "the user has not authorized this function"),
  CONSENT_ITEM_PENDING_REVIEW(HttpStatus.FORBIDDEN, "The authorization awaits the bank's review",
      "The customer has authorized this item, and the bank still reviews it. Call again later; the customer need not "
          + "authorize again."),
  CONSENT_DAILY_LIMIT(HttpStatus.TOO_MANY_REQUESTS, "The customer's calls of today are used up",
      "The bank admits only so many calls a day for one customer, and there have been as many today. Call again when "
          + "the bank's next day has begun: Retry-After says in how many seconds. No use was spent."),
  BODY_TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large",
      "Send a smaller request body; the API list states the limit."),
  CONTENT_ENCODING_UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is compressed",
      "Send the body as it is, without Content-Encoding. Nothing was forwarded and no use was spent."),
  JWS_REQUIRED(HttpStatus.BAD_REQUEST, "The request must be signed",
      "This API takes its request as a compact JWS with content type application/jose. Sign the JSON body with a key "
          + "of your JWKS; the protected header names kid, iat and jti."),
  JWS_INVALID(HttpStatus.BAD_REQUEST, "The signature of the request is not valid",
      "Sign with a key that your JWKS holds (kid, use \"sig\") and an allowed algorithm, over the exact payload, no "
          + "more than 5 minutes before the call."),
  JWS_REPLAYED(HttpStatus.BAD_REQUEST, "The signed request was sent before",
      "This jti has been used. Sign each request anew, with a jti of its own."),
  JWE_REQUIRED(HttpStatus.BAD_REQUEST, "The request must be encrypted",
      "This API takes its request as a compact JWE with content type application/jose. Encrypt the JSON body with the "
          + "bank's encryption key from its published JWKS."),
  JWE_INVALID(HttpStatus.BAD_REQUEST, "The encryption of the request is not valid",
      "Encrypt with a current key of the bank's JWKS (kid, use \"enc\") and an allowed algorithm."),
  CLIENT_ENCRYPTION_KEY_MISSING(HttpStatus.BAD_REQUEST, "No key to encrypt the answer with",
      "This API answers with a JWE, and your JWKS holds no usable key for it. Publish a key with use \"enc\" and an "
          + "allowed algorithm, then call again. Nothing was forwarded and no use was spent."),
  UPSTREAM_OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "The bank's system is busy",
      "The call was not forwarded and costs no use. Call again after a short while."),
  UPSTREAM_UNAVAILABLE(HttpStatus.BAD_GATEWAY, "The bank's system cannot be reached",
      "The bank's own system did not answer the gateway properly. Call again later; if it lasts, tell the bank's API "
          + "team the interaction id."),
  UPSTREAM_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "The bank's system did not answer in time",
      "The outcome of the call is unknown, so its use stays spent. Look before you repeat a call that changes "
          + "something."),
  PROTECTION_FAILED(HttpStatus.INTERNAL_SERVER_ERROR, "The answer could not be protected",
      "The answer could not be signed or encrypted as this API's setting says, so it was withheld. Tell the bank's API "
          + "team the interaction id."),

  INSUFFICIENT_SCOPE(HttpStatus.FORBIDDEN, "The access token is for something else",
      "Get a token by client_credentials with the scope that WWW-Authenticate names, and send that."),

  BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not understood",
      "Compare the parameters and the body of the request with the documentation."),
  SIGN_IN_REQUIRED(HttpStatus.UNAUTHORIZED, "Nobody is logged in",
      "Log in first; the session may have ended."),
  FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed",
      "The person or client who asks has no right to this."),
  FORM_EXPIRED(HttpStatus.FORBIDDEN, "The form has expired",
      "The page was open for too long or the session has ended. Load the page again and send the form anew."),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here",
      "Check the address."),
  TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many failed log-ins",
      "Wait for as many seconds as Retry-After says, then try again."),
  TOO_MANY_SUBMISSIONS(HttpStatus.TOO_MANY_REQUESTS, "This form was sent too often",
      "Wait for as many seconds as Retry-After says, then send it again."),
  SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is interrupted",
      "The bank's API platform cannot reach its database at the moment. Nothing was forwarded. Wait for as many "
          + "seconds as Retry-After says, then call again."),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side",
      "Nothing about the request was wrong. Try again later; if it lasts, tell the bank's API team the interaction id "
          + "or the time of the call.");

  private final HttpStatus status;
  private final String title;
  private final String detail;

  ErrorCode(HttpStatus status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** The member {@code code} of the answer, for programs to compare. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  /** Those with which a call of {@code /api/**} may be answered, in the order of the gateway's checks. */
  public static Set<ErrorCode> ofCalls() {
    Set<ErrorCode> codes = EnumSet.range(INVALID_TOKEN, PROTECTION_FAILED);
    codes.add(BAD_REQUEST);
    codes.add(SERVICE_UNAVAILABLE);
    codes.add(INTERNAL_ERROR);
    return codes;
  }

  /** The entry with this code, or empty. */
  public static Optional<ErrorCode> of(String code) {
    return Stream.of(values()).filter(entry -> entry.code().equals(code)).findFirst();
  }

  /** The entry whose words a person reads in a browser: the generic ones have such words, the API's have not. */
  static ErrorCode ofPage(Problem problem) {
    return EnumSet.range(BAD_REQUEST, INTERNAL_ERROR).contains(problem.code())
        ? problem.code()
        : ofStatus(problem.status());
  }

  /** The generic entry that fits an HTTP status for which nobody named a code. */
  static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 401 -> SIGN_IN_REQUIRED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 413 -> BODY_TOO_LARGE;
      case 429 -> RATE_LIMITED;
      default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    };
  }
}
