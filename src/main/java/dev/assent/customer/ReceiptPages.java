package dev.assent.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assent.consentchange.ConsentReceipt;
import dev.assent.consentchange.ConsentReceipts;
import dev.assent.consentchange.ReceiptContent;
import dev.assent.consentchange.Recipients;
import dev.assent.customer.OwnAccounts.Owned;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A customer's receipts: to read, and to take away as the bank signed them. */
@Controller
class ReceiptPages {

  private static final MediaType JWT = new MediaType("application", "jwt");

  private final ConsentReceipts receipts;
  private final Recipients recipients;
  private final Items items;
  private final OwnAccounts accounts;

  ReceiptPages(ConsentReceipts receipts, Recipients recipients, Items items, OwnAccounts accounts) {
    this.receipts = receipts;
    this.recipients = recipients;
    this.items = items;
    this.accounts = accounts;
  }

  @GetMapping("/consents/receipts/{id}")
  String read(@AuthenticationPrincipal Customer customer, @PathVariable UUID id, Model model)
      throws JsonProcessingException {
    ConsentReceipt receipt = find(customer, id);
    model.addAttribute("receipt", receipt);
    model.addAttribute("recipient", recipients.get(receipt.clientId()));
    ReceiptContent content = receipts.content(receipt);
    ItemWords words = items.words();
    Owned owned = accounts.of(customer.id());
    Map<String, List<String>> said = new TreeMap<>();
    content.items().forEach((outcome, codes) ->
        said.put(outcome, words.titles(codes, item -> content.accountsOf(outcome, item), owned)));
    said.values().removeIf(List::isEmpty);
    model.addAttribute("said", said);
    model.addAttribute("reason", content.reason());
    return "customer/receipt";
  }

  /** RFC 7519 section 10.3. */
  @GetMapping("/consents/receipts/{id}/signed")
  ResponseEntity<String> take(@AuthenticationPrincipal Customer customer, @PathVariable UUID id)
      throws JsonProcessingException {
    String jws = receipts.signed(find(customer, id));
    return ResponseEntity.ok().contentType(JWT)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("consent-receipt-" + id + ".jwt").build().toString())
        .body(jws);
  }

  private ConsentReceipt find(Customer customer, UUID id) {
    return receipts.find(id, customer.id()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
