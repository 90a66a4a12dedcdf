package dev.assent.consentchange;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  UUID tspOf(String clientId) {
    return clients.get(clientId).tspId();
  }

  /** By client; without those that do not exist. */
  public Map<String, Recipient> of(Collection<String> clientIds) {
    List<Client> found = clients.of(clientIds);
    Map<UUID, Tsp> companies = tsps.of(found.stream().map(Client::tspId).collect(Collectors.toSet())).stream()
        .collect(Collectors.toMap(Tsp::id, Function.identity()));
    return found.stream().collect(Collectors.toMap(Client::id, client -> of(client, companies.get(client.tspId()))));
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
