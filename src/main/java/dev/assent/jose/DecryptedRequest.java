package dev.assent.jose;

/**
 * What a request JWE held. Encryption proves nothing about who sent it.
 *
 * @param content the decrypted bytes, valid JSON
 * @param keyId   the bank's key that it was encrypted to
 */
public record DecryptedRequest(byte[] content, String keyId) {
}
