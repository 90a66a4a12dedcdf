package dev.assent.demo.enjoylife;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.nimbusds.jose.JOSEException;
import dev.assent.demo.enjoylife.BankAnswer.Answered;
import dev.assent.demo.enjoylife.BankAnswer.AuthorizeFirst;
import dev.assent.demo.enjoylife.BankAnswer.Refused;
import java.security.Principal;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enjoy Life's first page, the way back from the bank, and its services: each one page, each one call of the bank. */
@Controller
@Profile(EnjoyLifeApplication.PROFILE)
class EnjoyLifePages {

  /** The bank's API behind each service. */
  private static final Map<String, String> APIS = Map.of("demand-deposit", "demandDeposit/accounts",
      "time-deposit", "timeDeposit/accounts", "contact-details", "otherService/contactInfo",
      "roadside-assistance", "creditCards/roadsideAssistance");
  private static final String SERVICE =
      "/services/{service:demand-deposit|time-deposit|contact-details|roadside-assistance}";

  private final BankApi bank;
  private final BankTokens tokens;
  private final BankEvents events;
  private final EnjoyLifeSettings settings;

  EnjoyLifePages(BankApi bank, BankTokens tokens, BankEvents events, EnjoyLifeSettings settings) {
    this.bank = bank;
    this.tokens = tokens;
    this.events = events;
    this.settings = settings;
  }

  @GetMapping("/login")
  String logIn() {
    return "enjoylife/login";
  }

  @GetMapping("/")
  String home(Principal user, Model model) {
    return show("enjoylife/home", user, model);
  }

  /** Where the browser is after the bank's answer has been taken in, or after the bank or the customer said no. */
  @GetMapping(BankLogin.CALLBACK)
  String back(@RequestParam(required = false) String error, RedirectAttributes redirect) {
    redirect.addFlashAttribute("notice", error == null ? "authorized"
        : "access_denied".equals(error) ? "denied" : "failed");
    return "redirect:/";
  }

  @GetMapping(SERVICE)
  String service(@PathVariable String service, Principal user, Model model) {
    return show("enjoylife/service", user, model);
  }

  @PostMapping(SERVICE)
  String use(@PathVariable String service, @RequestParam Map<String, String> form, Principal user, Model model)
      throws JsonProcessingException, JOSEException, ParseException {
    form.keySet().retainAll(Set.of("cardNumber", "vehiclePlate"));
    BankAnswer answer = bank.call(user.getName(), APIS.get(service), form);
    if (answer instanceof AuthorizeFirst first && !first.again()) {
      return "redirect:" + BankLogin.TO_THE_BANK;
    }
    model.addAllAttributes(form);
    if (answer instanceof AuthorizeFirst) {
      model.addAttribute("authorizeAgain", true);
    } else if (answer instanceof Refused refused) {
      model.addAttribute("refused", refused);
      model.addAttribute("travelled", refused.travelled());
    } else if (answer instanceof Answered answered) {
      model.addAttribute("answer", answered.body());
      model.addAttribute("travelled", answered.travelled());
    }
    return show("enjoylife/service", user, model);
  }

  /** After the call, which may have changed it. */
  private String show(String view, Principal user, Model model) {
    model.addAttribute("link", tokens.link(user.getName()));
    model.addAttribute("told", events.to(user.getName()));
    model.addAttribute("name", settings.users().stream().filter(known -> known.name().equals(user.getName()))
        .map(known -> known.greeting().split(" ")[0]).findFirst().orElse(user.getName()));
    return view;
  }
}
