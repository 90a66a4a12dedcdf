package dev.assent.demo.corebank;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the bank tells anyone. */
@RestController
@Profile(CoreBankApplication.PROFILE)
class ProductsController {

  private static final List<Map<String, String>> RATES = List.of(
      Map.of("currency", "USD", "buy", "31.855", "sell", "31.955"),
      Map.of("currency", "JPY", "buy", "0.2065", "sell", "0.2105"),
      Map.of("currency", "EUR", "buy", "34.610", "sell", "35.010"));

  @GetMapping("/products/exchangeRates")
  Map<String, Object> exchangeRates(@RequestParam(defaultValue = "") String currency) {
    return Map.of("base", "TWD", "rates", RATES.stream()
        .filter(rate -> currency.isEmpty() || rate.get("currency").equals(currency)).toList());
  }

  @GetMapping("/products/branches")
  Map<String, Object> branches() {
    return Map.of("branches", List.of(
        Map.of("name", "Taipei Main Branch", "address", "No. 1, Sec. 1, Zhongxiao E. Rd., Taipei"),
        Map.of("name", "Kaohsiung Branch", "address", "No. 8, Zhongzheng 4th Rd., Kaohsiung")));
  }
}
