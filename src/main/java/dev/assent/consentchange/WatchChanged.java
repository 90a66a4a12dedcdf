package dev.assent.consentchange;

/**
 * The bank begins to watch somebody's consents, or ends it.
 *
 * @param reason null at the end
 */
public record WatchChanged(Watched.Kind kind, String subject, String reason, String by) { }
