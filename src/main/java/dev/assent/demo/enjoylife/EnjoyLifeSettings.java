package dev.assent.demo.enjoylife;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What Enjoy Life knows of itself and of the bank.
 *
 * @param ownUrl              where customers reach Enjoy Life; its redirect URI lies below it
 * @param bankUrl             the bank's address
 * @param clientId            as the bank's portal shows it
 * @param clientSecret        as the bank's portal showed it once
 * @param eventsAuthorization what the bank says in the header Authorization when it brings events
 * @param keyFile             Enjoy Life's private keys, a JWKS
 * @param items               authorization items that Enjoy Life asks for
 * @param users               Enjoy Life's own log-ins
 */
@ConfigurationProperties("enjoy-life")
record EnjoyLifeSettings(URI ownUrl, URI bankUrl, String clientId, String clientSecret, String eventsAuthorization,
    Path keyFile, List<String> items, List<User> users) {

  record User(String name, String password, String greeting) { }

  @Override
  public String toString() {
    return "EnjoyLifeSettings[" + clientId + " at " + bankUrl + "]";
  }
}
