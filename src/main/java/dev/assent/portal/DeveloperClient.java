package dev.assent.portal;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The OAuth client that a developer works with. */
@Component
class DeveloperClient {

  private final Clients clients;

  DeveloperClient(Clients clients) {
    this.clients = clients;
  }

  /** The first client of the developer's own TSP; approving a registration creates it. */
  Client of(Developer developer) {
    return clients.ofTsp(developer.tspId()).stream().findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
