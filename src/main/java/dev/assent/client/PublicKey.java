package dev.assent.client;

/**
 * One of a client's keys, described for people.
 *
 * @param description kind and size, "RSA 2048" or "EC P-256"
 * @param verifies    whether requests signed with it are accepted
 * @param encrypts    whether responses can be encrypted to it
 */
public record PublicKey(String keyId, String description, boolean verifies, boolean encrypts) { }
