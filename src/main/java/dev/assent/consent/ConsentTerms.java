package dev.assent.consent;

import java.time.Instant;

/** What a customer agreed to beside the items: the Privacy Policy's version, and until when. */
public record ConsentTerms(String version, Instant expiresAt) { }
