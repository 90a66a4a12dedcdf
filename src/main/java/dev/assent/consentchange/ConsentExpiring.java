package dev.assent.consentchange;

import java.time.Instant;
import java.util.UUID;

/** What a customer shares with the client ends within a week. Announced once for each end. */
public record ConsentExpiring(UUID consentId, String clientId, Instant at) { }
