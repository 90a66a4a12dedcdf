package dev.assent.console;

import dev.assent.audit.AuditTrail;
import dev.assent.client.Client;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.keys.BankKeyRotation;
import dev.assent.settingchange.SettingChanges;
import dev.assent.web.PageSettings;
import java.security.Principal;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Client Management: find a client, change its token setting, its rates and how its secrets overlap. */
@Controller
@RequestMapping("/bank/clients")
class ClientPages {

  private static final int CHANGES_SHOWN = 10;

  private final Clients clients;
  private final ClientSecrets secrets;
  private final SettingChanges settings;
  private final BankKeyRotation bankKeys;
  private final AuditTrail trail;
  private final ZoneId zone;

  ClientPages(Clients clients, ClientSecrets secrets, SettingChanges settings, BankKeyRotation bankKeys,
      AuditTrail trail, PageSettings pages) {
    this.clients = clients;
    this.secrets = secrets;
    this.settings = settings;
    this.bankKeys = bankKeys;
    this.trail = trail;
    this.zone = pages.timeZone();
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("clients", clients.search(q));
    return "console/clients";
  }

  @GetMapping("/{id}/security")
  String security(@PathVariable String id, Model model) {
    Client client = client(id);
    return show(client, TokenSettingForm.of(client.tokenSetting()), ClientLimitsForm.of(client), Map.of(), model);
  }

  @PostMapping("/{id}/security")
  String save(@PathVariable String id, @ModelAttribute TokenSettingForm form, @ModelAttribute ClientLimitsForm typed,
      Principal manager, Model model, RedirectAttributes redirect) {
    Client client = client(id);
    ClientLimitsForm limits = typed.completedBy(client);
    Map<String, String> problems = new LinkedHashMap<>(form.problems());
    problems.putAll(limits.problems());
    if (!problems.isEmpty()) {
      return show(client, form, limits, problems, model);
    }
    settings.changeClient(id, form.toSetting(), limits.rate(), limits.overlap(), manager.getName());
    redirect.addFlashAttribute("saved", true);
    return "redirect:/bank/clients/{id}/security";
  }

  /** Weaker algorithms, or none of them any more. The page asks before it sends the first. */
  @PostMapping("/{id}/compatibility")
  String compatibility(@PathVariable String id, @RequestParam boolean allowed, Principal manager,
      RedirectAttributes redirect) {
    Client client = client(id);
    if (allowed) {
      bankKeys.offerCompatibility(manager.getName());
    }
    settings.changeCompatibility(client.id(), allowed, manager.getName());
    redirect.addFlashAttribute("compatibilitySaved", true);
    return "redirect:/bank/clients/{id}/security";
  }

  private String show(Client client, TokenSettingForm form, ClientLimitsForm limits, Map<String, String> problems,
      Model model) {
    model.addAttribute("client", client);
    model.addAttribute("setting", form);
    model.addAttribute("limits", limits);
    model.addAttribute("zone", zone.getId());
    model.addAttribute("rateInForce", clients.rateInForce(client.callRate()));
    model.addAttribute("secrets", secrets.of(client.id()));
    model.addAttribute("problems", problems);
    model.addAttribute("units", PeriodUnit.values());
    model.addAttribute("rsaOaepMissing", bankKeys.lacksCompatibility());
    model.addAttribute("changes", trail.about(client.id(), CHANGES_SHOWN));
    return "console/token-setting";
  }

  private Client client(String id) {
    return clients.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
