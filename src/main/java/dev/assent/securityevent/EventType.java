package dev.assent.securityevent;

import java.util.Locale;

/** What a TSP is told, each with the URI that stands for it in the claim {@code events} (RFC 8417 section 2.2). */
public enum EventType {

  /** Items or terms are others than before: granted, added, declined, withdrawn in part, or renewed. */
  CONSENT_CHANGED,
  /** Nothing is shared any more, because the customer or the bank said so. */
  CONSENT_WITHDRAWN,
  /** Nothing is shared any more, because the consent has run out. */
  CONSENT_EXPIRED,
  /** The consent ends within a week. */
  CONSENT_EXPIRING,
  /** The TSP asked for an event to try its endpoint with (OpenID Shared Signals Framework 1.0). */
  VERIFICATION("https://schemas.openid.net/secevent/ssf/event-type/verification");

  private final String uri;

  EventType() {
    this.uri = "urn:assent:events:" + word();
  }

  EventType(String uri) {
    this.uri = uri;
  }

  public String uri() {
    return uri;
  }

  /** For programs and message codes: {@code consent-changed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
