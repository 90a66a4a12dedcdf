package dev.assent.gateway;

import dev.assent.web.ErrorCode;

/** The WWW-Authenticate field of RFC 6750 section 3. */
final class Challenge {

  private static final String REALM = "Bearer realm=\"assent\"";

  private Challenge() { }

  /** "If the request lacks any authentication information … SHOULD NOT include an error code" (section 3.1). */
  static String withoutToken() {
    return REALM;
  }

  static String invalidRequest(ErrorCode code) {
    return REALM + ", error=\"invalid_request\", error_description=\"" + code.title() + "\"";
  }

  static String invalidToken(ErrorCode code) {
    return REALM + ", error=\"invalid_token\", error_description=\"" + code.title() + "\"";
  }

  /** @param item the scope that the call needs */
  static String insufficientScope(ErrorCode code, String item) {
    return REALM + ", error=\"insufficient_scope\", error_description=\"" + code.title() + "\", scope=\"" + item + "\"";
  }
}
