package dev.assent.jose;

import java.time.Instant;

/**
 * What a request JWS said, once its signature and every rule held. The caller must still refuse a {@code jti} that it
 * has seen from the same client.
 *
 * @param payload        the signed bytes, valid JSON
 * @param keyId          the client's key that signed
 * @param jti            the message's own identifier, 1 to 128 characters
 * @param issuedAt       when the client says it signed
 * @param rememberUntil  until when the {@code jti} has to be remembered: later than any node would still accept the
 *                       message
 */
public record VerifiedRequest(byte[] payload, String keyId, String jti, Instant issuedAt, Instant rememberUntil) {
}
