package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.util.Set;
import java.util.UUID;

/**
 * What a developer asks for on behalf of their TSP.
 *
 * @param clientId the TSP's client that will call the APIs
 */
public record ApiRequest(UUID tspId, String applicant, String clientId, Set<ApiPath> apis, String purpose) {

  public ApiRequest {
    apis = Set.copyOf(apis);
    if (apis.isEmpty()) {
      throw new IllegalArgumentException("An application names at least one API");
    }
  }
}
