package dev.assent.consentchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.consentchange.Recipients.Recipient;
import dev.assent.keys.BankKeys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * A receipt of each grant, change and withdrawal. What it says is written in the transaction that brings the step
 * about, so there is none without the other; it is signed when it is taken for the first time, so that no key and no
 * signature can hold up a withdrawal.
 */
@Service
public class ConsentReceipts {

  /** {@code typ} of a receipt. */
  public static final String TYPE = "consent-receipt+jwt";

  private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() { };
  private static final TypeReference<Map<String, List<String>>> ITEMS = new TypeReference<>() { };

  private final ConsentReceiptTable receipts;
  private final ConsentChangeTable changes;
  private final Recipients recipients;
  private final BankKeys keys;
  private final ObjectMapper json;
  private final String issuer;

  ConsentReceipts(ConsentReceiptTable receipts, ConsentChangeTable changes, Recipients recipients, BankKeys keys,
      ObjectMapper json, @Value("${assent.issuer}") String issuer) {
    this.receipts = receipts;
    this.changes = changes;
    this.recipients = recipients;
    this.keys = keys;
    this.json = json;
    this.issuer = issuer;
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

  /** What it says of items, by what became of them: added, kept, pending, withdrawn or declined. */
  public Map<String, List<String>> items(ConsentReceipt receipt) throws JsonProcessingException {
    return json.convertValue(json.readTree(receipts.claims(receipt.id())).path("items"), ITEMS);
  }

  /** Why customer care made the change; empty for a change that it did not make. */
  public Optional<String> reason(ConsentReceipt receipt) throws JsonProcessingException {
    return Optional.ofNullable(json.readTree(receipts.claims(receipt.id())).path("reason").textValue());
  }

  @EventListener
  void on(ConsentChangeRecorded event) throws JsonProcessingException {
    Map<String, List<String>> items = new LinkedHashMap<>();
    items.put("withdrawn", event.withdrawn());
    items.put("narrowed", event.narrowed());
    items.values().removeIf(List::isEmpty);
    if (!items.isEmpty()) {
      write(event.changeId(), ReceiptStep.WITHDRAWN, event.at(), items);
    }
  }

  /** A change that shares what was shared before is one too: it renews. */
  @EventListener
  void on(ConsentChangeApplied event) throws JsonProcessingException {
    ConsentChange change = changes.find(event.changeId()).orElseThrow();
    if (change.sharesAnything()) {
      write(event.changeId(), ReceiptStep.SHARED, event.at(), Map.of("added", event.added(),
          "kept", change.difference().kept(), "pending", event.pending()));
    }
  }

  @EventListener
  void on(ConsentChangeDecided event) throws JsonProcessingException {
    if (!event.items().isEmpty()) {
      write(event.changeId(), ReceiptStep.DECIDED, event.at(),
          Map.of(event.approved() ? "added" : "declined", event.items()));
    }
  }

  private void write(UUID changeId, ReceiptStep step, Instant at, Map<String, List<String>> items)
      throws JsonProcessingException {
    ConsentChange change = changes.find(changeId).orElseThrow();
    Recipient recipient = recipients.get(change.clientId());
    UUID id = UUID.randomUUID();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("sub", change.customerId());
    claims.put("jti", id.toString());
    claims.put("iat", at.getEpochSecond());
    claims.put("change_id", changeId.toString());
    claims.put("client_id", recipient.clientId());
    claims.put("client_name", recipient.application());
    claims.put("recipient", recipient.company());
    claims.put("channel", change.channel().name().toLowerCase(Locale.ROOT));
    if (change.onRequest() != null) {
      claims.put("reason", change.onRequest().reason());
    }
    claims.put("items", items);
    Map<String, Object> accounts = accounts(change, items);
    if (!accounts.isEmpty()) {
      claims.put("accounts", accounts);
    }
    claims.put("terms_version", change.terms().version());
    claims.put("shared_until", change.terms().expiresAt().getEpochSecond());
    receipts.insert(new ConsentReceipt(id, changeId, step, change.customerId(), change.clientId(), at),
        json.writeValueAsString(claims));
  }

  /** Of the items of this step that are about single accounts: ids of those added, kept and removed. */
  private static Map<String, Object> accounts(ConsentChange change, Map<String, List<String>> items) {
    Map<String, Object> accounts = new TreeMap<>();
    items.values().stream().flatMap(List::stream).filter(change.accounts()::containsKey).forEach(item -> {
      ItemAccounts of = change.accountsOf(item);
      Map<String, Object> ids = new TreeMap<>();
      Map.of("added", of.added(), "kept", of.kept(), "removed", of.removed()).forEach((what, which) -> {
        if (!which.isNone()) {
          ids.put(what, which.isAll() ? "all" : List.copyOf(which.ids()));
        }
      });
      accounts.put(item, ids);
    });
    return accounts;
  }
}
