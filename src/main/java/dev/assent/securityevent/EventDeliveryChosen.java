package dev.assent.securityevent;

import java.net.URI;

/**
 * A developer has chosen how a client gets its events.
 *
 * @param endpoint where they are pushed to; null for a client that polls
 * @param by       the developer's user name
 */
public record EventDeliveryChosen(String clientId, URI endpoint, String by) { }
