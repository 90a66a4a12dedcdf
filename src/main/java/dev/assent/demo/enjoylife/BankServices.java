package dev.assent.demo.enjoylife;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The bank's public catalogue. It is read before each call, because a changed JWT setting binds the next one. */
@Component
@Profile(EnjoyLifeApplication.PROFILE)
class BankServices {

  private static final ParameterizedTypeReference<List<BankService>> LIST = new ParameterizedTypeReference<>() { };

  private final RestClient bank;

  BankServices(RestClient bank) {
    this.bank = bank;
  }

  BankService get(String path) {
    List<BankService> all = bank.get().uri("/portal/catalogue.json").retrieve().body(LIST);
    return all.stream().filter(service -> service.path().equals(path)).findFirst()
        .orElseThrow(() -> new IllegalStateException("The bank does not publish " + path));
  }
}
