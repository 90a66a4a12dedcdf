package dev.assent.consentchange;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.tsp.Tsps;
import org.springframework.stereotype.Service;

/** Who receives what a customer shares. */
@Service
public class Recipients {

  /**
   * @param company     the TSP, as it is registered
   * @param application the name of its client, as its users know it
   */
  public record Recipient(String clientId, String company, String application) { }

  private final Clients clients;
  private final Tsps tsps;

  Recipients(Clients clients, Tsps tsps) {
    this.clients = clients;
    this.tsps = tsps;
  }

  /** @throws java.util.NoSuchElementException if there is no such client */
  public Recipient get(String clientId) {
    Client client = clients.get(clientId);
    return new Recipient(client.id(), tsps.get(client.tspId()).companyName(), client.name());
  }
}
