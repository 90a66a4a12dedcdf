package dev.assent.gateway;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import java.net.URI;
import java.util.Set;

/**
 * The API that a call wants, as the catalogue publishes it at this moment.
 *
 * @param item    the authorization item that covers it; null for public data
 * @param granted whether the client has access to it
 */
record TargetApi(ApiPath path, Set<String> methods, String item, URI upstream, JwtSetting jwt, boolean granted) {

  boolean isPublic() {
    return item == null;
  }
}
