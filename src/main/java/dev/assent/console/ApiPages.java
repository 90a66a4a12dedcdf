package dev.assent.console;

import dev.assent.audit.AuditTrail;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.InvalidJwtSettingException;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.settingchange.SettingChanges;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** API Management: the API List, and the update of an API's JWT setting. */
@Controller
@RequestMapping("/bank/apis")
class ApiPages {

  private static final int CHANGES_SHOWN = 10;

  private final ApiCatalog catalog;
  private final SettingChanges settings;
  private final AuditTrail trail;

  ApiPages(ApiCatalog catalog, SettingChanges settings, AuditTrail trail) {
    this.catalog = catalog;
    this.settings = settings;
    this.trail = trail;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("apis", catalog.search(q));
    return "console/apis";
  }

  @GetMapping("/{module}/{name}")
  String update(@PathVariable String module, @PathVariable String name, Model model) {
    Api api = api(module, name);
    return show(api, api.jwt(), null, model);
  }

  @PostMapping("/{module}/{name}")
  String save(@PathVariable String module, @PathVariable String name, @RequestParam MessageProtection request,
      @RequestParam MessageProtection response, Principal manager, Model model, RedirectAttributes redirect) {
    Api api = api(module, name);
    JwtSetting setting = new JwtSetting(request, response);
    try {
      settings.changeJwtSetting(api.path(), setting, manager.getName());
    } catch (InvalidJwtSettingException refused) {
      return show(api, setting, "console.jwt.get", model);
    }
    redirect.addFlashAttribute("saved", api.path().toString());
    return "redirect:/bank/apis";
  }

  private String show(Api api, JwtSetting setting, String problem, Model model) {
    model.addAttribute("api", api);
    model.addAttribute("setting", setting);
    model.addAttribute("problem", problem);
    model.addAttribute("protections", MessageProtection.values());
    model.addAttribute("changes", trail.about(api.path().toString(), CHANGES_SHOWN));
    return "console/jwt-setting";
  }

  private Api api(String module, String name) {
    try {
      return catalog.find(new ApiPath(module, name))
          .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    } catch (IllegalArgumentException noApisName) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
