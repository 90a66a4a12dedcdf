package dev.assent.gateway.openapi;

import java.util.List;
import java.util.Map;

/** Rich Authorization Requests (RFC 9396): the one type of details, as asked for and as granted. */
final class AuthorizationDetailsSchema {

  private static final Map<String, Object> TYPE = Members.of("type", "string", "const", "account_information");
  private static final Map<String, Object> CODES = Members.of("type", "array", "minItems", 1, "items",
      Members.of("type", "string"), "description", "Authorization items");
  private static final Map<String, Object> ACCOUNTS = Members.of("type", "array", "items", Members.of("type", "string"),
      "description", "Ids of accounts; absent for all that the customer picks, or shares");

  private AuthorizationDetailsSchema() { }

  /** A parameter: JSON as text. */
  static Map<String, Object> asked() {
    return Members.of("type", "string", "contentMediaType", "application/json",
        "description", "RFC 9396, beside or in place of scope: the tokens open these items, and of them these accounts,"
            + " and nothing else",
        "contentSchema", array(Members.of("type", "object", "required", List.of("type", "datatypes"), "properties",
            Members.of("type", TYPE, "datatypes", CODES, "accounts", ACCOUNTS, "duration_days", Members.of("type",
                "integer", "minimum", 1, "description", "For no longer than so many days")))));
  }

  static Map<String, Object> granted(String description) {
    Map<String, Object> schema = array(Members.of("type", "object", "required",
        List.of("type", "datatypes", "valid_until"), "properties", Members.of("type", TYPE, "datatypes", CODES,
            "accounts", ACCOUNTS, "valid_until", Members.of("type", "string", "format", "date-time"))));
    schema.put("description", description);
    return schema;
  }

  private static Map<String, Object> array(Object of) {
    return Members.of("type", "array", "items", of);
  }
}
