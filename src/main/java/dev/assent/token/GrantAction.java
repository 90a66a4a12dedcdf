package dev.assent.token;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an authorization request asks to be done with the grant that the client has, section 5.2 of Grant Management for
 * OAuth 2.0.
 *
 * @param consentId the grant that it names
 */
record GrantAction(Kind kind, UUID consentId) {

  enum Kind { MERGE, REPLACE }

  static final String ACTION = "grant_management_action";
  static final String GRANT_ID = "grant_id";

  /** What is wrong with the request, in a sentence for its developer. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    /** RFC 6749's code, or the specification's own. */
    private final String code;

    Refused(String code, String sentence) {
      super(sentence);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /**
   * @param parameters of the authorization request; one that stands there twice is no text
   * @return empty if it asks for nothing of the kind
   * @throws Refused section 5.4: "invalid_request" for an action that is not offered, or without a grant, or a grant
   *     without an action; "invalid_grant_id" for what cannot be the id of a grant
   */
  static Optional<GrantAction> of(Map<String, Object> parameters) throws Refused {
    Object action = parameters.get(ACTION);
    Object grantId = parameters.get(GRANT_ID);
    if (action == null && grantId == null) {
      return Optional.empty();
    }
    if (!"merge".equals(action) && !"replace".equals(action)) {
      throw new Refused("invalid_request", "grant_management_action is merge or replace, with a grant_id. A customer's "
          + "first grant needs neither parameter.");
    }
    if (grantId == null) {
      throw new Refused("invalid_request", "Name in grant_id the grant to " + action + ".");
    }
    return Optional.of(new GrantAction(Kind.valueOf(action.toString().toUpperCase(Locale.ROOT)), id(grantId)));
  }

  /** Of a request that {@link GrantActionRules} let pass; null if it asks for nothing of the kind. */
  static GrantAction checked(Map<String, Object> parameters) {
    try {
      return of(parameters).orElse(null);
    } catch (Refused unchecked) {
      throw new IllegalStateException("An authorization request was not checked", unchecked);
    }
  }

  /** As an authorization request names it. */
  Map<String, Object> parameters() {
    return Map.of(ACTION, kind.name().toLowerCase(Locale.ROOT), GRANT_ID, consentId.toString());
  }

  private static UUID id(Object text) throws Refused {
    try {
      return UUID.fromString(text.toString());
    } catch (IllegalArgumentException none) {
      throw unknown();
    }
  }

  /** The same for a grant that is not there, another client's and another customer's, so that nothing is learnt. */
  static Refused unknown() {
    return new Refused("invalid_grant_id", "grant_id names no grant of this client and customer.");
  }
}
