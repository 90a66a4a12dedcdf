package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Every part in use, in each accent; and small pages for the two audiences. */
@TestComponent
@Controller
class GalleryPages {

  private final Clock clock;

  GalleryPages(Clock clock) {
    this.clock = clock;
  }

  record Organisation(@NotBlank(message = "Enter the organisation's name") String name,
      @Email(message = "Enter an e-mail address such as anna@example.com") String contact, String reason) {
  }

  @GetMapping("/gallery/{accent}")
  String gallery(@PathVariable String accent, @ModelAttribute("organisation") Organisation organisation, Model model) {
    return show(accent, model);
  }

  @PostMapping("/gallery/{accent}")
  String send(@PathVariable String accent, @Valid @ModelAttribute("organisation") Organisation organisation,
      BindingResult errors, Model model) {
    return show(accent, model);
  }

  @GetMapping("/gallery/consent")
  @ResponseBody
  String consent(HttpServletRequest request) {
    ContentSecurityPolicy.allowFormTarget(request, URI.create("https://enjoy.example:8443/callback?x=1"));
    return "consent";
  }

  @GetMapping("/gallery/broken")
  String broken() {
    throw new IllegalStateException("a detail that nobody may see");
  }

  @GetMapping({"/{audience:north|south}", "/{audience:north|south}/{page}"})
  @ResponseBody
  String page(@PathVariable String audience, @PathVariable Optional<String> page, Principal person) {
    return audience + " " + page.orElse("home") + " of " + (person == null ? "nobody" : person.getName());
  }

  @GetMapping("/{audience:north|south}/login")
  String logIn(@PathVariable String audience, Model model) {
    model.addAttribute("audience", audience);
    return "log-in";
  }

  private String show(String accent, Model model) {
    var now = clock.instant();
    model.addAttribute("accent", accent);
    model.addAttribute("then", now.minus(Duration.ofHours(2)));
    model.addAttribute("until", now.plus(Duration.ofDays(5)));
    model.addAttribute("day", Duration.ofDays(1));
    model.addAttribute("balance", new BigDecimal("1234567"));
    model.addAttribute("pager", Pager.of(2, 55));
    model.addAttribute("steps", List.of(
        new Step("Submitted", "2 hours ago, by Tess of Enjoy Life", Step.State.DONE),
        new Step("Review by the API team", "Waiting for a reviewer; usually done within 1 day", Step.State.NOW),
        new Step("Approval by a manager", null, Step.State.NEXT)));
    model.addAttribute("sample", """
        curl -X POST https://bank.example/api/demandDeposit/accounts \\
          -H 'Authorization: Bearer 6Yk0…' \\
          -H 'Content-Type: application/json' \\
          -d '{"page": 1}'""");
    return "gallery";
  }
}
