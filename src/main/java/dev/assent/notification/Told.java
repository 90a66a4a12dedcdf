package dev.assent.notification;

import java.time.Instant;
import java.util.UUID;

/** A notice that somebody was given. @param readAt null while it is new to them */
public record Told(UUID id, Recipient.Kind kind, String recipient, Notice notice, Instant at, Instant readAt) { }
