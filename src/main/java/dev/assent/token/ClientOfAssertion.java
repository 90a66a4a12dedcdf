package dev.assent.token;

import dev.assent.jose.ClientAssertion;
import dev.assent.jose.RefusedMessageException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.StringUtils;

/**
 * Lets {@code client_id} be left out beside a client assertion. RFC 7521 section 4.2: it "is unnecessary for client
 * assertion authentication because the client is identified by the subject within the assertion". Whether that is true
 * is verified afterwards, as if the parameter had said it.
 */
final class ClientOfAssertion implements AuthenticationConverter {

  private static final String CLIENT_ID = "client_id";
  private static final String ASSERTION = "client_assertion";
  private static final String TYPE = "client_assertion_type";
  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final AuthenticationConverter standard;

  ClientOfAssertion(AuthenticationConverter standard) {
    this.standard = standard;
  }

  @Override
  public Authentication convert(HttpServletRequest request) {
    String assertion = request.getParameter(ASSERTION);
    String type = request.getParameter(TYPE);
    if (!StringUtils.hasText(assertion) && !StringUtils.hasText(type)) {
      return null;
    }
    if (!StringUtils.hasText(assertion)) {
      throw refused("The parameter client_assertion is missing.");
    }
    if (!JWT_BEARER.equals(type)) {
      throw refused("The parameter client_assertion_type must be " + JWT_BEARER + ".");
    }
    return standard.convert(StringUtils.hasText(request.getParameter(CLIENT_ID))
        ? request
        : new Named(request, subject(assertion)));
  }

  private static String subject(String assertion) {
    try {
      return ClientAssertion.read(assertion).claimedSubject()
          .orElseThrow(() -> refused("sub of the client assertion must be the client id."));
    } catch (RefusedMessageException malformed) {
      throw refused(ClientAssertionDecoders.sentence(malformed));
    }
  }

  private static OAuth2AuthenticationException refused(String sentence) {
    return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, sentence, null));
  }

  /** The request as it would be with the parameter. */
  private static final class Named extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    Named(HttpServletRequest request, String clientId) {
      super(request);
      Map<String, String[]> named = new LinkedHashMap<>(request.getParameterMap());
      named.put(CLIENT_ID, new String[] {clientId});
      this.parameters = Collections.unmodifiableMap(named);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return parameters;
    }

    @Override
    public String getParameter(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
      return parameters.get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }
  }
}
