package dev.assent.tsp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The portal log-in of one developer of a TSP.
 *
 * @param email             in small letters
 * @param passwordHash      as Spring Security's delegating encoder writes it; never a password
 * @param language          of mails to the developer, a language tag
 * @param emailVerifiedAt   null until the developer has followed a link that was sent to the address
 * @param passwordChangedAt when the present password was chosen
 * @param removedAt         null unless a colleague has taken the log-in away
 */
public record DeveloperAccount(@Id String userName, UUID tspId, String email, String passwordHash, String language,
    Instant createdAt, Instant emailVerifiedAt, Instant passwordChangedAt, Instant removedAt,
    @Version Integer version) {

  static DeveloperAccount opened(String userName, UUID tspId, String email, String passwordHash, Locale language,
      Instant at) {
    return new DeveloperAccount(userName, tspId, email.toLowerCase(Locale.ROOT), passwordHash,
        language.toLanguageTag(), at, null, at, null, null);
  }

  /** The invitation's link has come to the address, so it is verified. */
  static DeveloperAccount invited(String userName, Invitation invitation, String passwordHash, Locale language,
      Instant at) {
    return new DeveloperAccount(userName, invitation.tspId(), invitation.email(), passwordHash,
        language.toLanguageTag(), at, at, at, null, null);
  }

  public Locale locale() {
    return Locale.forLanguageTag(language);
  }

  public boolean emailVerified() {
    return emailVerifiedAt != null;
  }

  /** Whether this was the account of its name then; to the microsecond, to which moments are rounded when stored. */
  boolean existedAt(Instant moment) {
    return !createdAt.minus(1, ChronoUnit.MICROS).isAfter(moment);
  }

  boolean present() {
    return removedAt == null;
  }

  @Override
  public String toString() {
    return "DeveloperAccount[" + userName + "]";
  }
}
