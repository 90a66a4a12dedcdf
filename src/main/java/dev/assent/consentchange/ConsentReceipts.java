package dev.assent.consentchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.consent.Accounts;
import dev.assent.keys.BankKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The receipts of grants, changes and withdrawals. One is signed when it is taken for the first time, so that no key
 * and no signature can hold up a withdrawal.
 */
@Service
public class ConsentReceipts {

  /** {@code typ} of a receipt. */
  public static final String TYPE = "consent-receipt+jwt";

  private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() { };
  private static final TypeReference<Map<String, List<String>>> ITEMS = new TypeReference<>() { };
  private static final TypeReference<List<String>> IDS = new TypeReference<>() { };

  private final ConsentReceiptTable receipts;
  private final BankKeys keys;
  private final ObjectMapper json;

  ConsentReceipts(ConsentReceiptTable receipts, BankKeys keys, ObjectMapper json) {
    this.receipts = receipts;
    this.keys = keys;
    this.json = json;
  }

  /** Of all changes of one consent, oldest first. */
  public List<ConsentReceipt> of(String customerId, String clientId) {
    return receipts.of(customerId, clientId);
  }

  /** Empty for another customer's, as for one that does not exist. */
  public Optional<ConsentReceipt> find(UUID id, String customerId) {
    return receipts.find(id, customerId);
  }

  /**
   * The receipt as the bank signs it, each time the same: a JWT of the type {@value #TYPE}, compact, to be verified
   * with the bank's JWKS.
   *
   * @throws dev.assent.jose.ProtectionFailedException if it cannot be signed now
   */
  public String signed(ConsentReceipt receipt) throws JsonProcessingException {
    Optional<String> before = receipts.jws(receipt.id());
    if (before.isPresent()) {
      return before.get();
    }
    receipts.sign(receipt.id(), keys.signStatement(TYPE, json.readValue(receipts.claims(receipt.id()), CLAIMS)));
    // Of two at once one is kept.
    return receipts.jws(receipt.id()).orElseThrow();
  }

  /** What it says, to be put into words. */
  public ReceiptContent content(ConsentReceipt receipt) throws JsonProcessingException {
    JsonNode claims = json.readTree(receipts.claims(receipt.id()));
    Map<String, Map<String, Accounts>> accounts = new TreeMap<>();
    claims.path("accounts").properties().forEach(item -> {
      Map<String, Accounts> of = new TreeMap<>();
      item.getValue().properties().forEach(which -> of.put(which.getKey(), accounts(which.getValue())));
      accounts.put(item.getKey(), of);
    });
    return new ReceiptContent(json.convertValue(claims.path("items"), ITEMS), accounts,
        claims.path("reason").textValue());
  }

  private Accounts accounts(JsonNode ids) {
    return ids.isArray() ? Accounts.of(json.convertValue(ids, IDS)) : Accounts.ALL;
  }
}
