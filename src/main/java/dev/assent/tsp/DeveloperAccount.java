package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The portal log-in of one developer of a TSP.
 *
 * @param passwordHash as Spring Security's delegating encoder writes it; never a password
 */
public record DeveloperAccount(@Id String userName, UUID tspId, String email, String passwordHash, Instant createdAt,
    @Version Integer version) {

  @Override
  public String toString() {
    return "DeveloperAccount[" + userName + "]";
  }
}
