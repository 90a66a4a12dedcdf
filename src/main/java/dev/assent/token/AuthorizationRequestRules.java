package dev.assent.token;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/**
 * What an authorization request must fulfil beside the authorization server's own rules:
 * <ul>
 * <li>the redirect URI is a registered one, character by character, loopback addresses included
 * <li>it names at least one scope or datatype. RFC 6749 section 3.3 leaves the choice: "the authorization server MUST either
 *     process the request using a pre-defined default value or fail the request indicating an invalid scope". It
 *     fails, because nobody should ask a customer for everything by leaving a parameter out
 * <li>{@code authorization_details}, which can stand in place of scopes, are of the type that is offered
 * <li>{@code code_challenge} has a length that can be stored
 * <li>what it asks to be done with an earlier grant is offered, and the grant the client's and the customer's own
 * </ul>
 */
final class AuthorizationRequestRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

  /** An S256 challenge: a base64url-encoded SHA-256 digest, RFC 7636 section 4.2. */
  private static final Pattern CODE_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** RFC 9101 section 5. */
  private static final String REQUEST_OBJECT = "request";

  private final Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> standard =
      new OAuth2AuthorizationCodeRequestAuthenticationValidator();
  private final GrantActionRules grantActions;

  AuthorizationRequestRules(GrantActionRules grantActions) {
    this.grantActions = grantActions;
  }

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    String redirectUri = request.getRedirectUri();
    if (redirectUri != null && !context.getRegisteredClient().getRedirectUris().contains(redirectUri)) {
      // Not told by a redirect: the address is not known to be the client's.
      throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri is not registered for this client.", request, null);
    }
    standard.accept(context);
    String answerTo = redirectUri != null ? redirectUri
        : context.getRegisteredClient().getRedirectUris().iterator().next();
    if (request.getAdditionalParameters().containsKey(REQUEST_OBJECT)) {
      // RFC 9101 would have what is in it take the place of the parameters beside it: not to be left unread.
      throw refusal("request_not_supported", "This server reads no request objects. Send the parameters themselves, "
          + "pushed (RFC 9126) where browsers must not see them.", request, answerTo);
    }
    AuthorizationDetails details;
    try {
      details = AuthorizationDetailsReader.read(request.getAdditionalParameters().get(AuthorizationDetails.PARAMETER),
          context.getRegisteredClient().getScopes());
    } catch (AuthorizationDetailsReader.Invalid invalid) {
      // RFC 9396 section 5.
      throw refusal("invalid_authorization_details", invalid.getMessage(), request, answerTo);
    }
    if (request.getScopes().isEmpty() && details.isEmpty()) {
      throw refusal(OAuth2ErrorCodes.INVALID_SCOPE, "Name in scope what the customer shall share. "
          + "scopes_supported of the server's metadata lists all.", request, answerTo);
    }
    Object challenge = request.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE);
    if (challenge == null || !CODE_CHALLENGE.matcher(challenge.toString()).matches()) {
      throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "code_challenge is not a base64url-encoded SHA-256 digest "
          + "(PKCE, S256).", request, answerTo);
    }
    try {
      grantActions.check(request, context.getRegisteredClient().getClientId());
    } catch (GrantAction.Refused refused) {
      throw refusal(refused.code(), refused.getMessage(), request, answerTo);
    }
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(String code, String description,
      OAuth2AuthorizationCodeRequestAuthenticationToken request, String answerTo) {
    var answered = new OAuth2AuthorizationCodeRequestAuthenticationToken(request.getAuthorizationUri(),
        request.getClientId(), (Authentication) request.getPrincipal(), answerTo, request.getState(),
        request.getScopes(), request.getAdditionalParameters());
    return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code, description, null),
        answered);
  }
}
