package dev.assent.token;

import dev.assent.consent.ConsentItems;
import dev.assent.jose.AlgorithmProfile;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes the metadata (RFC 8414, OpenID discovery) say what this server offers, and nothing that it does not. */
@Component
class ServerMetadata {

  private static final List<String> NOT_OFFERED = List.of("device_authorization_endpoint", "userinfo_endpoint",
      "end_session_endpoint", "registration_endpoint",
      "tls_client_certificate_bound_access_tokens", "dpop_signing_alg_values_supported");

  private final ConsentItems items;
  private final AuthorizationServerProperties properties;

  ServerMetadata(ConsentItems items, AuthorizationServerProperties properties) {
    this.items = items;
    this.properties = properties;
  }

  void describe(Map<String, Object> claims) {
    claims.keySet().removeAll(NOT_OFFERED);
    // RFC 8414 section 3.2: "Claims with zero elements MUST be omitted from the response."
    List<String> scopes = List.copyOf(items.codes());
    if (scopes.isEmpty()) {
      claims.remove("scopes_supported");
    } else {
      claims.put("scopes_supported", scopes);
    }
    // RFC 9396 section 10.
    claims.put("authorization_details_types_supported", List.of(AccountInformation.TYPE));
    // RFC 9207 section 3.
    claims.put("authorization_response_iss_parameter_supported", true);
    claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
    // Grant Management for OAuth 2.0, section 7.1.
    claims.put("grant_management_endpoint", properties.issuer() + GrantManagement.ENDPOINT);
    claims.put("grant_management_actions_supported", GrantManagement.ACTIONS);
    claims.put("grant_management_action_required", false);
    // What the compatibility profile of single clients adds is promised to nobody.
    List<String> algorithms = AlgorithmProfile.DEFAULT.signatureAlgorithms();
    for (String endpoint : List.of("token_endpoint", "revocation_endpoint", "introspection_endpoint")) {
      claims.put(endpoint + "_auth_methods_supported",
          List.of("client_secret_basic", "client_secret_post", "private_key_jwt"));
      claims.put(endpoint + "_auth_signing_alg_values_supported", algorithms);
    }
  }

  /** OpenID discovery demands members about ID tokens, although {@code openid} is not among the scopes. */
  void describeOpenId(Map<String, Object> claims) {
    describe(claims);
    claims.put("id_token_signing_alg_values_supported", List.of("PS256"));
  }
}
