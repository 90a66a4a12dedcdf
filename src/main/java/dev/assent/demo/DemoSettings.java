package dev.assent.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The demo's addresses and log-ins, all of them published in the README.
 *
 * @param directory      where the demo keeps its database, its encryption key and Enjoy Life's keys
 * @param reset          whether to forget all of that at this start
 * @param coreBankPort   where the sample core bank listens, on loopback only
 * @param enjoyLifePort  where Enjoy Life listens
 * @param staffPassword  of each of the bank's people
 * @param tsp            the developer and the client of Enjoy Life
 * @param customers      bank customers; they have log-ins at Enjoy Life as well
 */
@ConfigurationProperties("assent.demo")
public record DemoSettings(Path directory, boolean reset, int coreBankPort, int enjoyLifePort, String staffPassword,
    DemoTsp tsp, List<DemoCustomer> customers) {

  static final String ENJOY_LIFE_KEYS = "enjoy-life-keys.json";

  /**
   * @param eventsAuthorization what the bank says in the header Authorization when it brings Enjoy Life events
   * @param extraRedirectUris   redirect URIs beside Enjoy Life's own, for the README's walk
   */
  public record DemoTsp(String clientId, String clientSecret, String developerPassword, String eventsAuthorization,
      List<String> extraRedirectUris) { }

  /** @param enjoyLifePassword of the customer's log-in at Enjoy Life, whose name is the id */
  public record DemoCustomer(String id, String name, String accountNumber, String password,
      String enjoyLifePassword, String email) { }

  URI coreBankUrl() {
    return URI.create("http://localhost:" + coreBankPort);
  }

  URI enjoyLifeUrl() {
    return URI.create("http://localhost:" + enjoyLifePort);
  }

  Path enjoyLifeKeys() {
    return directory.resolve(ENJOY_LIFE_KEYS);
  }

  @Override
  public String toString() {
    return "DemoSettings[" + directory + "]";
  }
}
