package dev.assent.token;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assent.consent.Accounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads {@code authorization_details}. RFC 9396 section 5: "The AS MUST refuse to process any unknown authorization
 * details type or authorization details not conforming to the respective type definition."
 */
final class AuthorizationDetailsReader {

  static final int LONGEST = 4000;

  private static final int MOST_OBJECTS = 10;
  private static final int MOST_DAYS = 3660;
  private static final Set<String> MEMBERS = Set.of("type", AccountInformation.DATATYPES, AccountInformation.ACCOUNTS,
      AccountInformation.DAYS);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final ObjectMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build()).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /** Says to the client's developer what is wrong; repeats nothing that was sent. */
  static final class Invalid extends Exception {

    private static final long serialVersionUID = 1L;

    Invalid(String sentence) {
      super(sentence);
    }
  }

  private AuthorizationDetailsReader() { }

  /**
   * @param sent    the parameter: null if there is none, and no text if it stands there more than once
   * @param allowed codes of the items that the client may ask for
   */
  static AuthorizationDetails read(Object sent, Set<String> allowed) throws Invalid {
    if (sent == null) {
      return AuthorizationDetails.NONE;
    }
    if (!(sent instanceof String text)) {
      throw new Invalid("authorization_details stands there more than once. Send one JSON array.");
    }
    if (text.length() > LONGEST) {
      throw new Invalid("authorization_details is longer than " + LONGEST + " characters.");
    }
    JsonNode array = parse(text);
    if (!array.isArray() || array.isEmpty() || array.size() > MOST_OBJECTS) {
      throw new Invalid("authorization_details is no JSON array of 1 to " + MOST_OBJECTS + " objects.");
    }
    List<AccountInformation> all = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (JsonNode object : array) {
      AccountInformation one = readOne(object, allowed);
      for (String item : one.items()) {
        if (!named.add(item)) {
          throw new Invalid("authorization_details names a datatype more than once.");
        }
      }
      all.add(one);
    }
    return new AuthorizationDetails(all);
  }

  /** What was read and accepted before. */
  static AuthorizationDetails stored(String json) {
    try {
      return read(json, null);
    } catch (Invalid fault) {
      throw new IllegalStateException("Stored authorization details cannot be read", fault);
    }
  }

  private static JsonNode parse(String text) throws Invalid {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new Invalid("authorization_details is no JSON, has a member twice, or is nested too deep.");
    }
  }

  private static AccountInformation readOne(JsonNode object, Set<String> allowed) throws Invalid {
    if (!AccountInformation.TYPE.equals(object.path("type").textValue())) {
      throw new Invalid("The type of authorization_details that is offered is " + AccountInformation.TYPE + ".");
    }
    for (Iterator<String> names = object.fieldNames(); names.hasNext();) {
      if (!MEMBERS.contains(names.next())) {
        throw new Invalid("Beside type, " + AccountInformation.TYPE
            + " has the members datatypes, accounts and duration_days, and no others.");
      }
    }
    Set<String> items = strings(object.get(AccountInformation.DATATYPES), AccountInformation.DATATYPES);
    if (allowed != null && !allowed.containsAll(items)) {
      throw new Invalid("A datatype does not exist. scopes_supported of the server's metadata lists all.");
    }
    JsonNode accounts = object.get(AccountInformation.ACCOUNTS);
    return new AccountInformation(items,
        accounts == null ? Accounts.ALL : Accounts.of(strings(accounts, AccountInformation.ACCOUNTS)),
        days(object.get(AccountInformation.DAYS)));
  }

  private static Set<String> strings(JsonNode array, String name) throws Invalid {
    Set<String> texts = new TreeSet<>();
    if (array != null && array.isArray() && array.size() <= Accounts.MOST) {
      for (JsonNode text : array) {
        if (!text.isTextual() || !ID.matcher(text.textValue()).matches() || !texts.add(text.textValue())) {
          throw new Invalid("Each of " + name + " is a text of 1 to 40 letters, digits, '.', '_' and '-', and once.");
        }
      }
    }
    if (texts.isEmpty()) {
      throw new Invalid(name + " is no array of 1 to " + Accounts.MOST + " texts.");
    }
    return texts;
  }

  private static Integer days(JsonNode days) throws Invalid {
    if (days == null) {
      return null;
    }
    if (!days.isInt() || days.intValue() < 1 || days.intValue() > MOST_DAYS) {
      throw new Invalid("duration_days is no whole number from 1 to " + MOST_DAYS + ".");
    }
    return days.intValue();
  }
}
