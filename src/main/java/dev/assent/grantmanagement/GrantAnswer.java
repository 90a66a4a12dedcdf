package dev.assent.grantmanagement;

import dev.assent.consent.Consent;
import dev.assent.consent.ItemState;
import dev.assent.token.GrantManagement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A grant as section 6.4 of Grant Management for OAuth 2.0 writes it down, with a member more: the {@code state} of a
 * scope, {@code active} or {@code pending_review}. Nothing in it says whose it is.
 */
final class GrantAnswer {

  private GrantAnswer() { }

  static Map<String, Object> of(Consent grant) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("grant_id", grant.id().toString());
    answer.put("scopes", scopes(grant));
    List<Map<String, Object>> details = GrantManagement.authorizationDetails(grant);
    if (!details.isEmpty()) {
      answer.put("authorization_details", details);
    }
    answer.put("created_at", grant.grantedAt().toString());
    answer.put("last_updated_at", grant.changedAt().toString());
    answer.put("expires_at", grant.expiresAt().toString());
    return answer;
  }

  private static List<Map<String, String>> scopes(Consent grant) {
    return new TreeMap<>(grant.items()).entrySet().stream()
        .filter(item -> item.getValue() != ItemState.WITHDRAWN)
        .map(item -> Map.of("scope", item.getKey(), "state", item.getValue().name().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
