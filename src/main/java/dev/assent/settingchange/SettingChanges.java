package dev.assent.settingchange;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.QueryParameters;
import dev.assent.client.Clients;
import dev.assent.client.TokenLimit;
import dev.assent.client.TokenSetting;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of security settings; saving what is in force already changes and announces nothing. */
@Service
public class SettingChanges {

  private final Clients clients;
  private final ApiCatalog catalog;
  private final ApplicationEventPublisher events;

  SettingChanges(Clients clients, ApiCatalog catalog, ApplicationEventPublisher events) {
    this.clients = clients;
    this.catalog = catalog;
    this.events = events;
  }

  /**
   * Tokens issued from now on carry the setting.
   *
   * @param changedBy the manager's user name
   * @throws java.util.NoSuchElementException if there is no such client
   */
  @Transactional
  public void changeTokenSetting(String clientId, TokenSetting setting, String changedBy) {
    TokenSetting before = clients.changeTokenSetting(clientId, setting);
    if (!before.equals(setting)) {
      events.publishEvent(new SettingChanged("token", clientId, words(before), words(setting), changedBy));
    }
  }

  /**
   * Binds the API's next call.
   *
   * @param changedBy the manager's user name
   * @throws java.util.NoSuchElementException if there is no such API
   * @throws dev.assent.catalog.InvalidJwtSettingException if the API cannot carry it
   */
  @Transactional
  public void changeJwtSetting(ApiPath api, JwtSetting setting, String changedBy) {
    JwtSetting before = catalog.changeJwtSetting(api, setting);
    if (!before.equals(setting)) {
      events.publishEvent(new SettingChanged("jwt", api.toString(), words(before), words(setting), changedBy));
    }
  }

  /**
   * Binds the API's next call.
   *
   * @param changedBy the manager's user name
   * @throws java.util.NoSuchElementException if there is no such API
   */
  @Transactional
  public void changeCallLimits(ApiPath path, QueryParameters query, CallLimits limits, String changedBy) {
    Api before = catalog.changeCallLimits(path, query, limits);
    String from = CallLimitWords.of(before.query(), before.limits());
    String to = CallLimitWords.of(query, limits);
    if (!from.equals(to)) {
      events.publishEvent(new SettingChanged("limits", path.toString(), from, to, changedBy));
    }
  }

  private static String words(TokenSetting setting) {
    return "access " + words(setting.access()) + "; refresh " + words(setting.refresh());
  }

  private static String words(TokenLimit limit) {
    return (limit.uses() == null ? "unlimited" : limit.uses() + " uses") + " in " + words(limit.validity());
  }

  private static String words(Duration period) {
    return period.toSeconds() % ChronoUnit.DAYS.getDuration().toSeconds() == 0
        ? period.toDays() + " days"
        : period.toString().substring("PT".length());
  }

  private static String words(JwtSetting setting) {
    return "request " + setting.request().word() + ", response " + setting.response().word();
  }
}
