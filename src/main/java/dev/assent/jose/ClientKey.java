package dev.assent.jose;

/**
 * One key of a client, described for people.
 *
 * @param keyId       its {@code kid}
 * @param description its kind and size, "RSA 2048" or "EC P-256"
 * @param verifies    whether requests signed with it are accepted
 * @param encrypts    whether responses can be encrypted to it
 * @param whyUseless  why it is good for neither, and what to change; null when it is good for something
 */
public record ClientKey(String keyId, String description, boolean verifies, boolean encrypts, String whyUseless) {
}
