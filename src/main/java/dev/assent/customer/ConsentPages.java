package dev.assent.customer;

import dev.assent.consent.Consent;
import dev.assent.consent.ConsentTerms;
import dev.assent.consentchange.ChangeConsent;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.ConsentDifference;
import dev.assent.customer.Sharings.Sharing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The customer's own view: with whom what is shared, until when, how it came about, and the way to stop it. */
@Controller
class ConsentPages {

  private static final String ONE = "/consents/with/{clientId}";
  private static final String TO_ONE = "redirect:" + ONE;

  private final Sharings sharings;
  private final ConsentChanges changes;
  private final OwnAccounts accounts;
  private final Readings readings;
  private final WhatHappened happened;

  ConsentPages(Sharings sharings, ConsentChanges changes, OwnAccounts accounts, Readings readings,
      WhatHappened happened) {
    this.sharings = sharings;
    this.changes = changes;
    this.accounts = accounts;
    this.readings = readings;
    this.happened = happened;
  }

  @GetMapping("/consents")
  String all(@AuthenticationPrincipal Customer customer, Model model) {
    List<Sharing> all = sharings.of(customer);
    model.addAttribute("running", all.stream().filter(Sharing::running).toList());
    model.addAttribute("ended", all.stream().filter(sharing -> !sharing.running()).toList());
    model.addAttribute("latest", readings.latest(customer));
    model.addAttribute("notices", happened.to(customer));
    return "customer/consents";
  }

  @GetMapping(ONE)
  String one(@AuthenticationPrincipal Customer customer, @PathVariable String clientId, Model model) {
    Sharing sharing = find(customer, clientId);
    model.addAttribute("sharing", sharing);
    model.addAttribute("readings", readings.under(sharing.consent()));
    return "customer/consent";
  }

  /** Changes items among those that the TSP has asked for before; none ticked leads to the one question. */
  @PostMapping(ONE)
  String change(@AuthenticationPrincipal Customer customer, @PathVariable String clientId,
      @RequestParam(defaultValue = "") Set<String> item, @RequestParam(defaultValue = "") Set<String> account,
      @RequestParam(defaultValue = "") Set<String> shown, RedirectAttributes next) {
    Sharing sharing = find(customer, clientId);
    Consent consent = sharing.consent();
    Set<String> ticked = new HashSet<>(item);
    ticked.retainAll(consent.items().keySet());
    if (sharing.expired()) {
      return TO_ONE;
    }
    if (ticked.isEmpty()) {
      return TO_ONE + "/stop";
    }
    PickedAccounts picked = new PickedAccounts(account, shown).among(sharing.items());
    List<String> without = picked.without(ticked, sharing.items());
    if (!without.isEmpty()) {
      next.addFlashAttribute("without", without);
      return TO_ONE;
    }
    tell(next, customer, changes.change(new ChangeConsent(customer.id(), clientId, consent.items().keySet(), ticked,
        picked.choices(ticked, sharing.items(), accounts.of(customer.id()), consent),
        new ConsentTerms(consent.termsVersion(), consent.expiresAt()), Channel.BANK_DASHBOARD)));
    return TO_ONE;
  }

  @GetMapping(ONE + "/stop")
  String askToStop(@AuthenticationPrincipal Customer customer, @PathVariable String clientId, Model model) {
    Sharing sharing = find(customer, clientId);
    model.addAttribute("sharing", sharing);
    return sharing.running() ? "customer/stop" : TO_ONE;
  }

  @PostMapping(ONE + "/stop")
  String stop(@AuthenticationPrincipal Customer customer, @PathVariable String clientId, RedirectAttributes next) {
    find(customer, clientId);
    tell(next, customer, changes.withdrawAll(customer.id(), clientId));
    return TO_ONE;
  }

  private void tell(RedirectAttributes next, Customer customer, ConsentDifference difference) {
    next.addFlashAttribute("difference", sharings.inWords(difference, accounts.of(customer.id())));
  }

  /** A consent of another customer is not found, like one that does not exist. */
  private Sharing find(Customer customer, String clientId) {
    return sharings.find(customer, clientId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
