package dev.assent.console;

import dev.assent.approval.Deputies;
import dev.assent.approval.StaffGroup;
import dev.assent.web.PageSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which group signs for which while it is away. */
@Controller
@RequestMapping("/bank/deputies")
class DeputyPages {

  private static final int PAST_SHOWN = 20;

  private final Deputies deputies;
  private final PageSettings settings;
  private final Clock clock;

  DeputyPages(Deputies deputies, PageSettings settings, Clock clock) {
    this.deputies = deputies;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping
  String list(Model model) {
    return show(DeputyForm.from(today()), Map.of(), model);
  }

  @PostMapping
  String set(@ModelAttribute DeputyForm form, Principal manager, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    Map<String, String> problems = form.problems(today());
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(form, problems, model);
    }
    deputies.set(form.absentGroup(), form.deputyGroup(),
        form.firstDay().atStartOfDay(settings.timeZone()).toInstant(),
        form.lastDay().plusDays(1).atStartOfDay(settings.timeZone()).toInstant(), form.reason(), manager.getName());
    redirect.addFlashAttribute("done", "console.deputy.saved");
    return "redirect:/bank/deputies";
  }

  @PostMapping("/{id}/end")
  String end(@PathVariable UUID id, Principal manager, RedirectAttributes redirect) {
    if (deputies.end(id, manager.getName())) {
      redirect.addFlashAttribute("done", "console.deputy.ended");
    } else {
      redirect.addFlashAttribute("late", true);
    }
    return "redirect:/bank/deputies";
  }

  private String show(DeputyForm form, Map<String, String> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("groups", StaffGroup.signing());
    model.addAttribute("now", clock.instant());
    model.addAttribute("current", deputies.current());
    model.addAttribute("past", deputies.history(PAST_SHOWN));
    return "console/deputies";
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), settings.timeZone());
  }
}
