package dev.assent.consentchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.Recipients.Recipient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes a receipt of each step in the transaction that brings the step about, so that there is none without the other.
 */
@Component
class ReceiptWriter {

  private final ConsentReceiptTable receipts;
  private final ConsentChangeTable changes;
  private final Consents consents;
  private final Recipients recipients;
  private final ObjectMapper json;
  private final String issuer;

  ReceiptWriter(ConsentReceiptTable receipts, ConsentChangeTable changes, Consents consents, Recipients recipients,
      ObjectMapper json, @Value("${assent.issuer}") String issuer) {
    this.receipts = receipts;
    this.changes = changes;
    this.consents = consents;
    this.recipients = recipients;
    this.json = json;
    this.issuer = issuer;
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
          "kept", stillShared(change), "pending", event.pending()));
    }
  }

  @EventListener
  void on(ConsentChangeDecided event) throws JsonProcessingException {
    if (!event.items().isEmpty()) {
      write(event.changeId(), ReceiptStep.DECIDED, event.at(),
          Map.of(event.approved() ? "added" : "declined", event.items()));
    }
  }

  /** A process that starts late may find withdrawn meanwhile what its change kept. */
  private List<String> stillShared(ConsentChange change) {
    Set<String> active = consents.find(change.customerId(), change.clientId())
        .map(consent -> consent.itemsIn(ItemState.ACTIVE)).orElse(Set.of());
    return change.difference().kept().stream().filter(active::contains).toList();
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
