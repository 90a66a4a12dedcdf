package dev.assent.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API List: what the bank publishes, and how each message is protected. */
@Service
public class ApiCatalog {

  private final ApiTable apis;
  private final AuthorizationItemTable items;

  ApiCatalog(ApiTable apis, AuthorizationItemTable items) {
    this.apis = apis;
    this.items = items;
  }

  /** All APIs, by path. */
  public List<Api> all() {
    return apis.all();
  }

  /** APIs whose path, title or item contains the text, case ignored; all of them for a blank text. */
  public List<Api> search(String text) {
    String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    return all().stream().filter(api -> words(api).contains(wanted)).toList();
  }

  public Optional<Api> find(ApiPath path) {
    return apis.find(path);
  }

  /** The API as it is in this version, which changes with everything else of it; empty if it has another by now. */
  public Optional<Api> find(ApiPath path, int version) {
    return apis.find(path, version);
  }

  /** All authorization items, in the order in which a customer sees them. */
  public List<AuthorizationItem> items() {
    return items.all();
  }

  /** Publishes an authorization item, or replaces the one with its code. */
  @Transactional
  public void publish(AuthorizationItem item, int position) {
    items.save(item, position);
  }

  /** Publishes an API, or replaces the one at its path. */
  @Transactional
  public void publish(Api api) {
    apis.save(api);
  }

  /**
   * Changes an API's JWT setting; it binds the next call.
   *
   * @return the setting that was in force before
   * @throws InvalidJwtSettingException if the API cannot carry it
   * @throws java.util.NoSuchElementException if there is no such API
   */
  @Transactional
  public JwtSetting changeJwtSetting(ApiPath path, JwtSetting setting) {
    Api api = apis.find(path).orElseThrow();
    apis.save(api.withJwt(setting));
    return api.jwt();
  }

  /**
   * Changes what the gateway lets through and keeps to; it binds the next call.
   *
   * @return the API as it was before
   * @throws java.util.NoSuchElementException if there is no such API
   */
  @Transactional
  public Api changeCallLimits(ApiPath path, QueryParameters query, CallLimits limits) {
    Api api = apis.find(path).orElseThrow();
    apis.save(api.with(query, limits));
    return api;
  }

  private static String words(Api api) {
    return (api.path() + " " + api.title() + " " + api.titleZh() + " " + api.authorizationItem().orElse(""))
        .toLowerCase(Locale.ROOT);
  }
}
