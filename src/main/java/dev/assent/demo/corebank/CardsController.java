package dev.assent.demo.corebank;

import dev.assent.demo.corebank.Holdings.Card;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Credit cards, and the roadside assistance that comes with them. */
@RestController
@Profile(CoreBankApplication.PROFILE)
class CardsController {

  record RoadsideRequest(String cardNumber, String vehiclePlate) {

    boolean isComplete() {
      return cardNumber != null && !cardNumber.isBlank() && vehiclePlate != null && !vehiclePlate.isBlank();
    }
  }

  private final AtomicInteger cases = new AtomicInteger();

  @PostMapping("/creditCards/currentBill")
  Map<String, Object> currentBill(@RequestAttribute(GatewayCalls.CUSTOMER) Holdings customer) {
    Card card = first(customer);
    return Map.of("cardNumber", card.cardNumber(), "currency", card.currency(), "amount", card.billAmount(),
        "dueDate", card.dueDate());
  }

  @PostMapping("/creditCards/creditLimit")
  Map<String, Object> creditLimit(@RequestAttribute(GatewayCalls.CUSTOMER) Holdings customer) {
    Card card = first(customer);
    return Map.of("cardNumber", card.cardNumber(), "currency", card.currency(), "creditLimit", card.creditLimit());
  }

  @PostMapping("/creditCards/roadsideAssistance")
  ResponseEntity<Map<String, Object>> roadsideAssistance(
      @RequestAttribute(GatewayCalls.CUSTOMER) Holdings customer, @RequestBody RoadsideRequest request) {
    List<Card> cards = customer.cards();
    if (!request.isComplete()
        || cards.stream().noneMatch(card -> digits(card.cardNumber()).equals(digits(request.cardNumber())))) {
      return ResponseEntity.unprocessableEntity()
          .body(Map.of("message", "This card number is not one of the customer's cards"));
    }
    String caseNumber = "RA-%06d".formatted(260_000 + cases.incrementAndGet());
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(Map.of("caseNumber", caseNumber, "status", "accepted",
        "vehiclePlate", request.vehiclePlate()));
  }

  private static Card first(Holdings customer) {
    return customer.cards().stream().findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such card"));
  }

  private static String digits(String cardNumber) {
    return cardNumber.replaceAll("\\D", "");
  }
}
