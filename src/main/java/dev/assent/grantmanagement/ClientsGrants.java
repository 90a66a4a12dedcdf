package dev.assent.grantmanagement;

import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.token.CustomerTokens;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The grants of one client. What is another's, over or never was is not there, one like the other. */
@Service
class ClientsGrants {

  private final Consents consents;
  private final ConsentChanges changes;
  private final CustomerTokens tokens;
  private final Clock clock;

  ClientsGrants(Consents consents, ConsentChanges changes, CustomerTokens tokens, Clock clock) {
    this.consents = consents;
    this.changes = changes;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Of a consent that has expired, or of which all is withdrawn, nothing is left that could be asked about. */
  Optional<Consent> find(String grantId, String clientId) {
    return id(grantId).flatMap(consents::find)
        .filter(consent -> consent.clientId().equals(clientId))
        .filter(consent -> !consent.isExpired(clock.instant()))
        .filter(consent -> consent.items().values().stream().anyMatch(state -> state != ItemState.WITHDRAWN));
  }

  /**
   * Gives the grant up: section 6.5 of Grant Management for OAuth 2.0, "the AS MUST revoke the grant and all refresh
   * tokens issued based on that particular grant, it should revoke all access tokens". The tokens go first, since the
   * grant is there to be asked for again as long as the consent is; and once more, for what was issued meanwhile.
   */
  void revoke(Consent grant) {
    tokens.revokeAll(grant.customerId(), grant.clientId());
    changes.withdrawByTsp(grant.customerId(), grant.clientId());
    tokens.revokeAll(grant.customerId(), grant.clientId());
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
