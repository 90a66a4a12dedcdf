package dev.assent.demo.enjoylife;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assent.demo.enjoylife.BankAnswer.Answered;
import dev.assent.demo.enjoylife.BankAnswer.AuthorizeFirst;
import dev.assent.demo.enjoylife.BankAnswer.Refused;
import java.security.Principal;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Enjoy Life's services: each one page, each one call of the bank. */
@Controller
@Profile(EnjoyLifeApplication.PROFILE)
class ServicesController {

  private static final String TO_THE_BANK =
      "redirect:" + EnjoyLifeSecurity.AUTHORIZATION_PATH + "/" + BankConnection.REGISTRATION;

  private final BankApi bankApi;
  private final BankTokens tokens;

  ServicesController(BankApi bankApi, BankTokens tokens) {
    this.bankApi = bankApi;
    this.tokens = tokens;
  }

  @GetMapping("/services/{service:demand-deposit|time-deposit|contact-details|roadside-assistance}")
  String page(@PathVariable String service, Principal user, Model model) {
    return show(service, user, model);
  }

  @PostMapping("/services/demand-deposit")
  String demandDeposit(Principal user, Model model) throws JsonProcessingException {
    return query("demand-deposit", "demandDeposit/accounts", user, model);
  }

  @PostMapping("/services/time-deposit")
  String timeDeposit(Principal user, Model model) throws JsonProcessingException {
    return query("time-deposit", "timeDeposit/accounts", user, model);
  }

  @PostMapping("/services/contact-details")
  String contactDetails(Principal user, Model model) throws JsonProcessingException {
    return query("contact-details", "otherService/contactInfo", user, model);
  }

  @PostMapping("/services/roadside-assistance")
  String roadsideAssistance(@RequestParam String cardNumber, @RequestParam String vehiclePlate, Principal user,
      Model model) throws JsonProcessingException {
    model.addAttribute("cardNumber", cardNumber);
    model.addAttribute("vehiclePlate", vehiclePlate);
    BankAnswer answer = bankApi.call(user.getName(), "creditCards/roadsideAssistance",
        Map.of("cardNumber", cardNumber, "vehiclePlate", vehiclePlate));
    return show("roadside-assistance", answer, user, model);
  }

  private String query(String service, String path, Principal user, Model model) throws JsonProcessingException {
    return show(service, bankApi.call(user.getName(), path, Map.of()), user, model);
  }

  private String show(String service, BankAnswer answer, Principal user, Model model) {
    if (answer instanceof AuthorizeFirst first && !first.again()) {
      return TO_THE_BANK;
    }
    if (answer instanceof AuthorizeFirst) {
      model.addAttribute("authorizeAgain", true);
    } else if (answer instanceof Refused refused) {
      model.addAttribute("refused", refused);
    } else if (answer instanceof Answered answered) {
      model.addAttribute("answer", answered.body());
      model.addAttribute("refreshed", answered.refreshed());
    }
    return show(service, user, model);
  }

  private String show(String service, Principal user, Model model) {
    model.addAttribute("service", service);
    model.addAttribute("bank", BankStatus.of(user.getName(), tokens));
    return "enjoylife/service";
  }
}
