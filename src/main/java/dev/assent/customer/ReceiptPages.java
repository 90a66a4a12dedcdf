package dev.assent.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assent.consentchange.ConsentReceipt;
import dev.assent.consentchange.ConsentReceipts;
import dev.assent.customer.Sharings.Sharing;
import dev.assent.customer.Sharings.Step;
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
  private final Sharings sharings;

  ReceiptPages(ConsentReceipts receipts, Sharings sharings) {
    this.receipts = receipts;
    this.sharings = sharings;
  }

  @GetMapping("/consents/receipts/{id}")
  String read(@AuthenticationPrincipal Customer customer, @PathVariable UUID id, Model model) {
    ConsentReceipt receipt = find(customer, id);
    Sharing sharing = sharings.find(customer, receipt.clientId()).orElseThrow();
    Step step = sharing.history().stream().filter(change -> change.changeId().equals(receipt.changeId())).findFirst()
        .orElseThrow();
    model.addAttribute("receipt", receipt);
    model.addAttribute("sharing", sharing);
    model.addAttribute("step", step);
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
