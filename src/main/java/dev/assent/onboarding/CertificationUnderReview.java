package dev.assent.onboarding;

import dev.assent.client.Client;
import dev.assent.tsp.Tsp;
import java.time.Instant;
import java.util.List;

/**
 * A period with the TSP that it is about.
 *
 * @param before     the period that it follows; null for the first
 * @param reviewFrom when its review begins
 */
public record CertificationUnderReview(CertificationPeriod period, CertificationPeriod before, Tsp tsp,
    List<Client> clients, Instant reviewFrom) {

  public CertificationUnderReview {
    clients = List.copyOf(clients);
  }
}
