package dev.assent.consentchange;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import org.springframework.stereotype.Service;

/** Who receives what a customer shares. */
@Service
public class Recipients {

  /**
   * @param company     the TSP, as it is registered
   * @param application the name of its client, as its users know it
   * @param leaves      whether the TSP goes or has gone
   */
  public record Recipient(String clientId, String company, String application, boolean leaves) { }

  private final Clients clients;
  private final Tsps tsps;

  Recipients(Clients clients, Tsps tsps) {
    this.clients = clients;
    this.tsps = tsps;
  }

  /** @throws java.util.NoSuchElementException if there is no such client */
  public Recipient get(String clientId) {
    Client client = clients.get(clientId);
    return of(client, tsps.get(client.tspId()));
  }

  /** As {@link #get}; the TSP does not begin to leave before the caller's transaction ends. */
  Recipient hold(String clientId) {
    Client client = clients.get(clientId);
    return of(client, tsps.hold(client.tspId()));
  }

  private static Recipient of(Client client, Tsp tsp) {
    boolean leaves = tsp.status() == TspStatus.OFFBOARDING || tsp.status() == TspStatus.LEFT;
    return new Recipient(client.id(), tsp.companyName(), client.name(), leaves);
  }
}
