package dev.assent.tsp;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A third-party service provider, an organisation.
 *
 * @param registrationNumber the company's number in the commercial register
 * @param heldNumber         the same in capitals and without hyphens while this TSP stands under it, one TSP each; null
 *                           after a later registration of the company took it over
 * @param heldName           the company's name while no other may have it, as {@link CompanyName#key} has it; null
 *                           once the registration came to nothing or the TSP was released
 * @param released           whether a later registration may take the number over
 */
public record Tsp(@Id UUID id, String companyName, String registrationNumber, String heldNumber, String heldName,
    String contactName, String contactEmail, String phone, Certification certification, TspStatus status,
    boolean released, Instant registeredAt, @Version Integer version) {

  /** A TSP that has applied and waits for the bank. */
  public static Tsp applying(String companyName, String registrationNumber, String contactName, String contactEmail,
      String phone, Certification certification, Instant at) {
    return new Tsp(UUID.randomUUID(), companyName, registrationNumber,
        registrationNumber.replace("-", "").toUpperCase(Locale.ROOT), CompanyName.key(companyName), contactName,
        contactEmail, phone, certification, TspStatus.PENDING, false, at, null);
  }

  /** A TSP without a certification. */
  public static Tsp applying(String companyName, String registrationNumber, String contactName, String contactEmail,
      String phone, Instant at) {
    return applying(companyName, registrationNumber, contactName, contactEmail, phone, Certification.NONE, at);
  }

  /** What the company says of itself, said again. @throws IllegalStateException once the bank has decided */
  Tsp corrected(Tsp statement) {
    if (status != TspStatus.PENDING) {
      throw new IllegalStateException("A TSP that is " + status + " does not correct its registration");
    }
    return new Tsp(id, statement.companyName, statement.registrationNumber, statement.heldNumber,
        statement.heldName, statement.contactName, statement.contactEmail, statement.phone, statement.certification,
        status, released, registeredAt, version);
  }

  Tsp activated() {
    return with(TspStatus.ACTIVE, TspStatus.PENDING);
  }

  Tsp rejected() {
    return with(TspStatus.REJECTED, TspStatus.PENDING).madeRoom();
  }

  Tsp offboarding() {
    return with(TspStatus.OFFBOARDING, TspStatus.ACTIVE);
  }

  Tsp gone() {
    return with(TspStatus.LEFT, TspStatus.OFFBOARDING);
  }

  /** @throws IllegalStateException while it is or may become one of the bank's TSPs */
  Tsp madeRoom() {
    if (status != TspStatus.REJECTED && status != TspStatus.LEFT) {
      throw new IllegalStateException("A TSP that is " + status + " keeps its registration number");
    }
    return new Tsp(id, companyName, registrationNumber, heldNumber, null, contactName, contactEmail, phone,
        certification, status, true, registeredAt, version);
  }

  /** Its number belongs to another registration from now on. */
  Tsp withoutNumber() {
    return new Tsp(id, companyName, registrationNumber, null, heldName, contactName, contactEmail, phone,
        certification, status, released, registeredAt, version);
  }

  private Tsp with(TspStatus changed, TspStatus from) {
    if (status != from) {
      throw new IllegalStateException("A TSP that is " + status + " cannot become " + changed);
    }
    return new Tsp(id, companyName, registrationNumber, heldNumber, heldName, contactName, contactEmail, phone,
        certification, changed, released, registeredAt, version);
  }
}
