package dev.assent.catalog;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A published API.
 *
 * @param methods         HTTP methods in upper case, at least one
 * @param item            code of the authorization item that covers it; null for public data
 * @param upstream        where the gateway forwards calls
 * @param requestExample  a JSON body as an example; empty for an API without a body
 * @param responseExample a JSON answer as an example
 * @param query           what a GET may ask for
 * @param limits          what the gateway keeps to, where that differs from its defaults
 */
public record Api(ApiPath path, String title, String titleZh, String description, String descriptionZh,
    Set<String> methods, String item, Sensitivity sensitivity, URI upstream, JwtSetting jwt,
    String requestExample, String responseExample, QueryParameters query, CallLimits limits) {

  public Api {
    if (path.module().equals(ApiPath.SANDBOX)) {
      throw new IllegalArgumentException("The module " + ApiPath.SANDBOX + " is the gateway's own");
    }
    methods = Set.copyOf(methods);
    if (methods.isEmpty()) {
      throw new IllegalArgumentException("An API needs at least one method");
    }
    if ((item == null) != (sensitivity == Sensitivity.PUBLIC)) {
      throw new IllegalArgumentException("An API has an authorization item unless its data is public");
    }
    refuseProtectedRequestWithoutBody(methods, jwt);
  }

  /** An API without query parameters, called within the gateway's default limits. */
  public Api(ApiPath path, String title, String titleZh, String description, String descriptionZh,
      Set<String> methods, String item, Sensitivity sensitivity, URI upstream, JwtSetting jwt,
      String requestExample, String responseExample) {
    this(path, title, titleZh, description, descriptionZh, methods, item, sensitivity, upstream, jwt, requestExample,
        responseExample, QueryParameters.NONE, CallLimits.DEFAULT);
  }

  /** The authorization item that covers this API; empty for public data. */
  public Optional<String> authorizationItem() {
    return Optional.ofNullable(item);
  }

  /** @throws InvalidJwtSettingException if the API's methods cannot carry the setting's request protection */
  public Api withJwt(JwtSetting setting) {
    return new Api(path, title, titleZh, description, descriptionZh, methods, item, sensitivity, upstream, setting,
        requestExample, responseExample, query, limits);
  }

  public Api with(QueryParameters allowed, CallLimits keptTo) {
    return new Api(path, title, titleZh, description, descriptionZh, methods, item, sensitivity, upstream, jwt,
        requestExample, responseExample, allowed, keptTo);
  }

  /** Methods in a stable order, for pages and the {@code Allow} header. */
  public String allowedMethods() {
    return String.join(", ", new TreeSet<>(methods));
  }

  private static void refuseProtectedRequestWithoutBody(Set<String> methods, JwtSetting jwt) {
    if (methods.contains("GET") && jwt.request() != MessageProtection.NONE) {
      throw new InvalidJwtSettingException("An API with GET has no request body to protect: set Request to None");
    }
  }
}
