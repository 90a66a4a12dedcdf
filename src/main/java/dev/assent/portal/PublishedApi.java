package dev.assent.portal;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.MessageProtection;

/**
 * An API as a page shows it, in the page's language. Its methods are public for the templates.
 *
 * @param item name of the authorization item; null for public data
 */
record PublishedApi(Api api, String title, String description, String item) {

  public ApiPath path() {
    return api.path();
  }

  public boolean protectedRequest() {
    return api.jwt().request() != MessageProtection.NONE;
  }

  public boolean takesBody() {
    return !api.methods().contains("GET");
  }

  /** The method to show in a sample call. */
  public String method() {
    return takesBody() ? api.methods().stream().sorted().findFirst().orElseThrow() : "GET";
  }
}
