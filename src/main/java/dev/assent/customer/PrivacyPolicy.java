package dev.assent.customer;

import dev.assent.web.Audience;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Privacy Policy that a customer agrees to before choosing items; its text is in {@code messages/customer}. Who
 * changes the text changes the version, so that each consent names the words that were agreed to.
 */
final class PrivacyPolicy {

  static final String VERSION = "2026-11";

  private static final String AGREED = Audience.CUSTOMER.attribute("agreedPolicy");
  private static final int MOST_OPEN_AUTHORIZATIONS = 20;

  private PrivacyPolicy() { }

  /** Keeps that the customer of this session agreed, for this one authorization. */
  static void agree(HttpSession session, String state) {
    Map<String, String> agreed = new LinkedHashMap<>(agreed(session));
    agreed.put(state, VERSION);
    if (agreed.size() > MOST_OPEN_AUTHORIZATIONS) {
      agreed.remove(agreed.keySet().iterator().next());
    }
    session.setAttribute(AGREED, agreed);
  }

  /** Whether the customer agreed to the policy in force, for this authorization. */
  static boolean isAgreed(HttpSession session, String state) {
    return VERSION.equals(agreed(session).get(state));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> agreed(HttpSession session) {
    Object known = session.getAttribute(AGREED);
    return known == null ? Map.of() : (Map<String, String>) known;
  }
}
