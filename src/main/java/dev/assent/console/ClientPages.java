package dev.assent.console;

import dev.assent.audit.AuditTrail;
import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.client.TokenSetting;
import dev.assent.settingchange.SettingChanges;
import java.security.Principal;
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

/** Client Management: find a client, change its token setting. */
@Controller
@RequestMapping("/bank/clients")
class ClientPages {

  private static final int CHANGES_SHOWN = 10;

  private final Clients clients;
  private final SettingChanges settings;
  private final AuditTrail trail;

  ClientPages(Clients clients, SettingChanges settings, AuditTrail trail) {
    this.clients = clients;
    this.settings = settings;
    this.trail = trail;
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
    return show(client, TokenSettingForm.of(client.tokenSetting()), Map.of(), model);
  }

  @PostMapping("/{id}/security")
  String save(@PathVariable String id, @ModelAttribute TokenSettingForm form, Principal manager, Model model,
      RedirectAttributes redirect) {
    Client client = client(id);
    Map<String, String> problems = form.problems();
    if (!problems.isEmpty()) {
      return show(client, form, problems, model);
    }
    TokenSetting setting = form.toSetting();
    settings.changeTokenSetting(id, setting, manager.getName());
    redirect.addFlashAttribute("saved", true);
    return "redirect:/bank/clients/{id}/security";
  }

  private String show(Client client, TokenSettingForm form, Map<String, String> problems, Model model) {
    model.addAttribute("client", client);
    model.addAttribute("setting", form);
    model.addAttribute("problems", problems);
    model.addAttribute("units", TokenSettingForm.Unit.values());
    model.addAttribute("changes", trail.about(client.id(), CHANGES_SHOWN));
    return "console/token-setting";
  }

  private Client client(String id) {
    return clients.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
