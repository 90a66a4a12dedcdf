package dev.assent.jose;

/**
 * What a client assertion said, once its signature and the rules for its header held. What its claims must be, and
 * that a {@code jti} is new, is for the caller to check.
 *
 * @param keyId     the client's key that signed
 * @param algorithm the {@code alg} that it signed with
 */
public record VerifiedAssertion(String keyId, String algorithm, AssertionClaims claims) {
}
