package dev.assent.notification;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A notice on its way to an address.
 *
 * @param id         which is the first half of the Message-ID
 * @param sealedPath a path with a token in it, encrypted; null for none, and once sent
 * @param attempts   that have failed so far
 */
record Mail(UUID id, String address, Locale language, Notice notice, String sealedPath, Instant createdAt,
    int attempts) { }
