package dev.assent.keys;

import java.time.Instant;

/**
 * A key that is gone from the JWKS, with its private part.
 *
 * @param activatedAt null if it never was in use
 */
public record FormerBankKey(String keyId, KeyUse use, String algorithm, Instant createdAt, Instant activatedAt,
    Instant removedAt, boolean compromised) {
}
