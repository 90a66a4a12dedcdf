package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A third-party service provider, an organisation.
 *
 * @param registrationNumber the company's number in the commercial register; one TSP each
 */
public record Tsp(@Id UUID id, String companyName, String registrationNumber, String contactName,
    String contactEmail, String phone, TspStatus status, Instant registeredAt, @Version Integer version) {

  /** A TSP that has applied and waits for the bank. */
  public static Tsp applying(String companyName, String registrationNumber, String contactName, String contactEmail,
      String phone, Instant at) {
    return new Tsp(UUID.randomUUID(), companyName, registrationNumber, contactName, contactEmail, phone,
        TspStatus.PENDING, at, null);
  }

  Tsp activated() {
    return with(TspStatus.ACTIVE);
  }

  Tsp rejected() {
    if (status == TspStatus.ACTIVE) {
      throw new IllegalStateException("An active TSP cannot be rejected");
    }
    return with(TspStatus.REJECTED);
  }

  private Tsp with(TspStatus changed) {
    return new Tsp(id, companyName, registrationNumber, contactName, contactEmail, phone, changed, registeredAt,
        version);
  }
}
