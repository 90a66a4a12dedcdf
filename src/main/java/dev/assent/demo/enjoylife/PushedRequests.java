package dev.assent.demo.enjoylife;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Says to the bank itself what Enjoy Life asks for (RFC 9126). The customer's browser carries no more than where the
 * bank has put it, so nobody on the way reads or changes it.
 */
final class PushedRequests implements OAuth2AuthorizationRequestResolver {

  private final OAuth2AuthorizationRequestResolver requests;
  private final EnjoyLifeSettings settings;
  private final RestClient bank;

  PushedRequests(OAuth2AuthorizationRequestResolver requests, EnjoyLifeSettings settings, RestClient bank) {
    this.requests = requests;
    this.settings = settings;
    this.bank = bank;
  }

  @Override
  public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return pushed(requests.resolve(request));
  }

  @Override
  public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
    return pushed(requests.resolve(request, registration));
  }

  /** @param request null where the browser asks for something else */
  private OAuth2AuthorizationRequest pushed(OAuth2AuthorizationRequest request) {
    if (request == null) {
      return null;
    }
    JsonNode kept = bank.post().uri("/oauth2/par")
        .headers(headers -> headers.setBasicAuth(encoded(settings.clientId()), encoded(settings.clientSecret())))
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(parameters(request))
        .retrieve().body(JsonNode.class);
    return OAuth2AuthorizationRequest.from(request)
        .authorizationRequestUri(UriComponentsBuilder.fromUriString(request.getAuthorizationUri())
            .queryParam("client_id", encoded(settings.clientId()))
            .queryParam("request_uri", encoded(kept.path("request_uri").asText()))
            .build(true).toUriString())
        .build();
  }

  private static MultiValueMap<String, String> parameters(OAuth2AuthorizationRequest request) {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    UriComponentsBuilder.fromUriString(request.getAuthorizationRequestUri()).build(true).getQueryParams()
        .forEach((name, values) -> values.forEach(
            value -> parameters.add(name, UriUtils.decode(value, StandardCharsets.UTF_8))));
    return parameters;
  }

  private static String encoded(String value) {
    return UriUtils.encode(value, StandardCharsets.UTF_8);
  }
}
