package dev.assent.accessrequest;

import dev.assent.access.AccessGrant;
import dev.assent.access.ApiAccess;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which APIs a client may ask for. */
@Component
class Requestable {

  private final ApiCatalog catalog;
  private final ApiAccess access;
  private final Clients clients;
  private final ApiApplicationItemTable items;
  private final Tsps tsps;

  Requestable(ApiCatalog catalog, ApiAccess access, Clients clients, ApiApplicationItemTable items, Tsps tsps) {
    this.catalog = catalog;
    this.access = access;
    this.clients = clients;
    this.items = items;
    this.tsps = tsps;
  }

  Map<ApiPath, Availability> by(String clientId) {
    Set<ApiPath> granted = access.of(clientId).stream().map(AccessGrant::api).collect(Collectors.toSet());
    Set<ApiPath> open = items.openFor(clientId).keySet();
    Map<ApiPath, Availability> availability = new TreeMap<>();
    for (Api api : catalog.all()) {
      availability.put(api.path(), granted.contains(api.path()) ? Availability.GRANTED
          : open.contains(api.path()) ? Availability.PENDING : Availability.AVAILABLE);
    }
    return availability;
  }

  void check(ApiRequest request) {
    Client client = clients.get(request.clientId());
    if (!client.tspId().equals(request.tspId())) {
      throw new NoSuchElementException("This TSP has no client " + request.clientId());
    }
    if (!stays(request.tspId())) {
      throw new ApiNotAvailableException("Only a TSP that is active applies for APIs");
    }
    if (!clients.get(request.clientId()).isActive()) {
      throw new ApiNotAvailableException("A client that is suspended applies for no APIs");
    }
    Map<ApiPath, Availability> availability = by(request.clientId());
    for (ApiPath api : request.apis()) {
      if (availability.get(api) != Availability.AVAILABLE) {
        throw new ApiNotAvailableException(api + sentence(availability.get(api)));
      }
    }
  }

  /** Whether the TSP is active; it does not begin to leave before the caller's transaction ends. */
  boolean stays(UUID tspId) {
    return tsps.hold(tspId).status() == TspStatus.ACTIVE;
  }

  private static String sentence(Availability availability) {
    if (availability == null) {
      return " does not exist";
    }
    return availability == Availability.GRANTED ? " is granted to this client already"
        : " is in an open application of this client already";
  }
}
