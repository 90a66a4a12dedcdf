package dev.assent.console;

import dev.assent.audit.AuditTrail;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.DefaultCallLimits;
import dev.assent.catalog.InvalidJwtSettingException;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.settingchange.SettingChanges;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
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

/** API Management: the API List, and the update of an API's JWT setting and call limits. */
@Controller
@RequestMapping("/bank/apis")
class ApiPages {

  private static final int CHANGES_SHOWN = 10;

  private final ApiCatalog catalog;
  private final SettingChanges settings;
  private final AuditTrail trail;
  private final DefaultCallLimits defaults;
  private final MessageSource texts;

  ApiPages(ApiCatalog catalog, SettingChanges settings, AuditTrail trail, DefaultCallLimits defaults,
      MessageSource texts) {
    this.catalog = catalog;
    this.settings = settings;
    this.trail = trail;
    this.defaults = defaults;
    this.texts = texts;
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
    return show(api, api.jwt(), null, CallLimitsForm.of(api), Map.of(), model);
  }

  @PostMapping("/{module}/{name}")
  String save(@PathVariable String module, @PathVariable String name, @RequestParam MessageProtection request,
      @RequestParam MessageProtection response, Principal manager, Model model, RedirectAttributes redirect) {
    Api api = api(module, name);
    JwtSetting setting = new JwtSetting(request, response);
    try {
      settings.changeJwtSetting(api.path(), setting, manager.getName());
    } catch (InvalidJwtSettingException refused) {
      return show(api, setting, "console.jwt.get", CallLimitsForm.of(api), Map.of(), model);
    }
    redirect.addFlashAttribute("saved", api.path().toString());
    return "redirect:/bank/apis";
  }

  @PostMapping("/{module}/{name}/limits")
  String saveLimits(@PathVariable String module, @PathVariable String name, @ModelAttribute CallLimitsForm form,
      Principal manager, Model model, Locale locale, RedirectAttributes redirect) {
    Api api = api(module, name);
    Map<String, String> problems = problems(form, locale);
    if (!problems.isEmpty()) {
      return show(api, api.jwt(), null, form, problems, model);
    }
    settings.changeCallLimits(api.path(), form.toQuery(), form.toLimits(), manager.getName());
    redirect.addFlashAttribute("saved", api.path().toString());
    return "redirect:/bank/apis";
  }

  /** A reload, or another language, after limits were refused. */
  @GetMapping("/{module}/{name}/limits")
  String back() {
    return "redirect:/bank/apis/{module}/{name}";
  }

  private Map<String, String> problems(CallLimitsForm form, Locale locale) {
    Map<String, String> problems = new LinkedHashMap<>();
    Map<String, CallLimits.Range> ranges = CallLimitsForm.ranges(defaults);
    form.numbers().keySet().stream().filter(field -> !form.isWithin(ranges.get(field), field)).forEach(field -> {
      CallLimits.Range range = ranges.get(field);
      String label = texts.getMessage("console.limits." + field, null, locale);
      problems.put(field,
          texts.getMessage("console.limits.wrong", new Object[] {label, range.from(), range.to()}, locale));
    });
    if (!form.queryIsNamed()) {
      problems.put("query", texts.getMessage("console.limits.query.wrong", null, locale));
    }
    return problems;
  }

  private String show(Api api, JwtSetting setting, String problem, CallLimitsForm limits,
      Map<String, String> problems, Model model) {
    model.addAttribute("limits", limits);
    model.addAttribute("problems", problems);
    model.addAttribute("ranges", CallLimitsForm.ranges(defaults));
    model.addAttribute("defaults", CallLimitsForm.of(defaults.inForce(CallLimits.DEFAULT), "").numbers());
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
