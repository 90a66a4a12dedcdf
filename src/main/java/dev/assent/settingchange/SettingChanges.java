package dev.assent.settingchange;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.QueryParameters;
import dev.assent.client.CallRate;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.client.TokenSetting;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of security settings; saving what is in force already changes and announces nothing. */
@Service
public class SettingChanges {

  private final Clients clients;
  private final ClientSecrets secrets;
  private final ApiCatalog catalog;
  private final ApplicationEventPublisher events;

  SettingChanges(Clients clients, ClientSecrets secrets, ApiCatalog catalog, ApplicationEventPublisher events) {
    this.clients = clients;
    this.secrets = secrets;
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
      events.publishEvent(
          new SettingChanged("token", clientId, SettingWords.of(before), SettingWords.of(setting), changedBy));
    }
  }

  /**
   * All that the bank sets for a client, together: all of it is saved, or nothing.
   *
   * @param overlap   how long a secret works on after a new one was made
   * @param changedBy the manager's user name
   * @throws java.util.NoSuchElementException if there is no such client
   */
  @Transactional
  public void changeClient(String clientId, TokenSetting setting, CallRate rate, Duration overlap, String changedBy) {
    changeTokenSetting(clientId, setting, changedBy);
    CallRate rateBefore = clients.changeCallRate(clientId, rate);
    if (!rateBefore.equals(rate)) {
      events.publishEvent(
          new SettingChanged("rate", clientId, SettingWords.of(rateBefore), SettingWords.of(rate), changedBy));
    }
    Duration overlapBefore = secrets.changeOverlap(clientId, overlap);
    if (!overlapBefore.equals(overlap)) {
      events.publishEvent(new SettingChanged("secret", clientId, "an overlap of " + SettingWords.of(overlapBefore),
          "an overlap of " + SettingWords.of(overlap), changedBy));
    }
  }

  /**
   * Accepts the weaker algorithms of the compatibility profile from a client, or no more. Binds its next call.
   *
   * @param changedBy the manager's user name
   */
  @Transactional
  public void changeCompatibility(String clientId, boolean compatibility, String changedBy) {
    if (clients.changeCompatibility(clientId, compatibility)) {
      events.publishEvent(new SettingChanged("compatibility", clientId, profile(!compatibility),
          profile(compatibility), changedBy));
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
      events.publishEvent(
          new SettingChanged("jwt", api.toString(), SettingWords.of(before), SettingWords.of(setting), changedBy));
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

  private static String profile(boolean compatibility) {
    return compatibility ? "the compatibility profile" : "the default algorithms";
  }
}
