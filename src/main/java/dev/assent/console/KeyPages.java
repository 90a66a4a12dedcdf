package dev.assent.console;

import dev.assent.client.Clients;
import dev.assent.keys.BankKeyFacts;
import dev.assent.keys.BankKeyRotation;
import dev.assent.keys.KeyState;
import dev.assent.keys.KeyUse;
import java.security.Principal;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The bank's own keys: where each stands, and the steps that a manager may take, each after one confirmation. */
@Controller
@RequestMapping("/bank/keys")
class KeyPages {

  private static final String PAGE = "redirect:/bank/keys";
  private static final int FORMER_SHOWN = 20;

  private final BankKeyRotation rotation;
  private final Clients clients;

  KeyPages(BankKeyRotation rotation, Clients clients) {
    this.rotation = rotation;
    this.clients = clients;
  }

  @ModelAttribute("rotation")
  BankKeyRotation rotation() {
    return rotation;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("uses", Arrays.stream(KeyUse.values()).filter(rotation::has).toList());
    model.addAttribute("inCompatibility", clients.inCompatibility());
    model.addAttribute("keys", rotation.keys());
    model.addAttribute("former", rotation.former(FORMER_SHOWN));
    return "console/keys";
  }

  @GetMapping("/prepare/{use}")
  String askToPrepare(@PathVariable KeyUse use, Model model) {
    return ask("prepare", use, null, model);
  }

  @PostMapping("/prepare/{use}")
  String prepare(@PathVariable KeyUse use, Principal manager, RedirectAttributes redirect) {
    requireOwn();
    return answer("prepare", rotation.prepareNext(use, manager.getName()), redirect);
  }

  @GetMapping("/{keyId}/use")
  String askToUse(@PathVariable String keyId, Model model) {
    BankKeyFacts key = rotation.get(keyId);
    if (key.state() != KeyState.NEXT) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ask("use", key.use(), key, model);
  }

  @PostMapping("/{keyId}/use")
  String use(@PathVariable String keyId, Principal manager, RedirectAttributes redirect) {
    requireOwn();
    return answer("use", rotation.useNext(keyId, manager.getName()), redirect);
  }

  @GetMapping("/{keyId}/give-up")
  String askToGiveUp(@PathVariable String keyId, Model model) {
    BankKeyFacts key = rotation.get(keyId);
    return ask("give-up", key.use(), key, model);
  }

  @PostMapping("/{keyId}/give-up")
  String giveUp(@PathVariable String keyId, Principal manager, RedirectAttributes redirect) {
    requireOwn();
    return answer("give-up", rotation.giveUp(keyId, manager.getName()), redirect);
  }

  @ExceptionHandler(NoSuchElementException.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  void unknownKey() {
    // The status is the answer.
  }

  private String ask(String step, KeyUse use, BankKeyFacts key, Model model) {
    requireOwn();
    model.addAttribute("step", step);
    model.addAttribute("use", use);
    model.addAttribute("key", key);
    return "console/key-step";
  }

  private static String answer(String step, boolean done, RedirectAttributes redirect) {
    redirect.addFlashAttribute(done ? "done" : "late", step);
    return PAGE;
  }

  /** Nothing here changes keys that an operator supplies. */
  private void requireOwn() {
    if (rotation.isOperators()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
