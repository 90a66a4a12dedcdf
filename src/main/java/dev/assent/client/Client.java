package dev.assent.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An OAuth client of a TSP.
 *
 * @param redirectUris        where authorization responses may go, compared character by character
 * @param refreshRepeatWindow how long a refresh whose answer was lost may be repeated; zero switches it off
 * @param secretOverlap       how long a secret still works after a new one was made; zero = it ends at once
 * @param jwks                the client's public keys as a JWKS document (RFC 7517); null unless uploaded
 * @param jwksUri             where its JWKS is fetched from instead; null if it is uploaded, or there is none yet
 * @param compatibility       whether the weaker algorithms of the compatibility profile are accepted and used
 * @param version             changes with every change of the client; parsed keys are cached by it
 */
public record Client(String id, UUID tspId, String name, ClientStatus status, List<String> redirectUris,
    TokenSetting tokenSetting, CallRate callRate, Duration refreshRepeatWindow, Duration secretOverlap, String jwks,
    String jwksUri, Instant jwksChangedAt, boolean compatibility, int version) {

  public static final Duration DEFAULT_REPEAT_WINDOW = Duration.ofSeconds(60);
  public static final Duration DEFAULT_SECRET_OVERLAP = Duration.ofDays(1);

  public Client {
    redirectUris = List.copyOf(redirectUris);
  }

  /** Whether it has handed in keys, or said where they are. */
  public boolean hasKeys() {
    return jwks != null || jwksUri != null;
  }

  public boolean isActive() {
    return status == ClientStatus.ACTIVE;
  }
}
