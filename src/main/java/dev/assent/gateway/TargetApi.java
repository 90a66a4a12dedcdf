package dev.assent.gateway;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.QueryParameters;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * The API that a call wants, as the catalogue publishes it at this moment.
 *
 * @param item    the authorization item that covers it; null for public data
 * @param grantedAt since when the client has access to it; null if it has none
 * @param query   what a GET may ask for
 * @param limits  in force: nothing of it is null
 */
record TargetApi(ApiPath path, Set<String> methods, String item, URI upstream, JwtSetting jwt, Instant grantedAt,
    QueryParameters query, CallLimits limits) {

  static TargetApi of(Api api, CallLimits inForce) {
    return new TargetApi(api.path(), api.methods(), api.item(), api.upstream(), api.jwt(), null, api.query(), inForce);
  }

  /** @param at null if the client has no access */
  TargetApi granted(Instant at) {
    return new TargetApi(path, methods, item, upstream, jwt, at, query, limits);
  }

  TargetApi with(JwtSetting setting) {
    return new TargetApi(path, methods, item, upstream, setting, grantedAt, query, limits);
  }

  boolean granted() {
    return grantedAt != null;
  }

  boolean isPublic() {
    return item == null;
  }
}
