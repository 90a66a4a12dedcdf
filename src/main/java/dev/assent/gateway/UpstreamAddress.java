package dev.assent.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a call is forwarded to. The caller's query string goes along with GET alone. */
final class UpstreamAddress {

  private UpstreamAddress() { }

  /** Empty if the caller's query string cannot be part of a URI. */
  static Optional<URI> of(Call call) {
    URI upstream = call.facts().api().upstream();
    String query = call.request().getQueryString();
    if (query == null || !call.request().getMethod().equals("GET")) {
      return Optional.of(upstream);
    }
    String separator = upstream.getRawQuery() == null ? "?" : "&";
    try {
      return Optional.of(new URI(upstream + separator + query));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
