package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;

/** An account has a new password. @param reset by a link in a mail, not by someone who knew the old one */
public record PasswordChanged(UUID tspId, String userName, boolean reset, Instant at) { }
