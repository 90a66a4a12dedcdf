package dev.assent.portal;

import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** "API Application": a developer selects APIs and asks for them. */
@Controller
@RequestMapping("/portal/account/api-application")
class ApplicationController {

  private final ApiForm form;
  private final ApiApplications applications;
  private final DeveloperClient client;

  ApplicationController(ApiForm form, ApiApplications applications, DeveloperClient client) {
    this.form = form;
    this.applications = applications;
    this.client = client;
  }

  @GetMapping
  String show(@RequestParam(name = "api", required = false) List<String> preselected,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale) {
    ApiOffer offer = form.offer(client.of(developer).id());
    Map<String, List<String>> entered = preselected == null ? Map.of() : Map.of(ApiOffer.FIELD, preselected);
    form.show(form.filled(offer, entered), offer, model, locale);
    return "portal/application";
  }

  @PostMapping
  String take(@RequestParam MultiValueMap<String, String> given, @AuthenticationPrincipal Developer developer,
      Model model, Locale locale, HttpServletResponse response) {
    String clientId = client.of(developer).id();
    AtomicReference<UUID> id = new AtomicReference<>();
    ApiForm.Outcome outcome = form.take(given, () -> form.offer(clientId), (apis, purpose) -> id.set(
        applications.submit(new ApiRequest(developer.tspId(), developer.getUsername(), clientId, apis, purpose))));
    if (outcome.taken()) {
      return "redirect:/portal/account/api-application/" + id;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    form.show(form.refused(outcome), outcome.offer(), model, locale);
    return "portal/application";
  }

  @GetMapping("/{id}")
  String submitted(@PathVariable UUID id, @AuthenticationPrincipal Developer developer, Model model) {
    model.addAttribute("apiApplication", applications.find(id, developer.tspId())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "portal/application-submitted";
  }
}
