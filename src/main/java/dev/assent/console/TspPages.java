package dev.assent.console;

import dev.assent.approval.SignedDecisions;
import dev.assent.client.Clients;
import dev.assent.onboarding.CertificationReviews;
import dev.assent.onboarding.Certifications;
import dev.assent.onboarding.Offboarding;
import dev.assent.onboarding.Offboardings;
import dev.assent.onboarding.OnboardingProcess;
import dev.assent.onboarding.Registrations;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.TspDirectory;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import dev.assent.web.Pager;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
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

/** TSP Management: find a TSP, see how it stands, have it reviewed again, and begin its off-boarding. */
@Controller
@RequestMapping("/bank/tsps")
class TspPages {

  private static final int LONGEST_REASON = 400;

  private final TspDirectory directory;
  private final Tsps tsps;
  private final Clients clients;
  private final Registrations registrations;
  private final SignedDecisions decisions;
  private final Certifications certifications;
  private final CertificationReviews reviews;
  private final Offboardings offboardings;

  TspPages(TspDirectory directory, Tsps tsps, Clients clients, Registrations registrations, SignedDecisions decisions,
      Certifications certifications, CertificationReviews reviews, Offboardings offboardings) {
    this.directory = directory;
    this.tsps = tsps;
    this.clients = clients;
    this.registrations = registrations;
    this.decisions = decisions;
    this.certifications = certifications;
    this.reviews = reviews;
    this.offboardings = offboardings;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
    Pager pager = Pager.of(page, directory.count(q));
    model.addAttribute("q", q);
    model.addAttribute("pager", pager);
    model.addAttribute("tsps", directory.search(q, pager.offset(), pager.size()));
    return "console/tsps";
  }

  @GetMapping("/{id}")
  String one(@PathVariable UUID id, Model model) {
    Tsp tsp = tsp(id);
    Optional<Offboarding> offboarding = offboardings.ofTsp(id);
    model.addAttribute("tsp", tsp);
    model.addAttribute("mayLeave", tsp.status() == TspStatus.ACTIVE);
    model.addAttribute("developers", tsps.developersOf(id));
    model.addAttribute("clients", clients.ofTsp(id));
    model.addAttribute("decisions", registrations.ofTsp(id)
        .map(registration -> decisions.of(OnboardingProcess.KEY, registration.id().toString())).orElse(List.of()));
    model.addAttribute("periods", certifications.ofTsp(id));
    model.addAttribute("mayReview", tsp.status() == TspStatus.ACTIVE && certifications.refused(id).isPresent());
    model.addAttribute("offboarding", offboarding.orElse(null));
    model.addAttribute("evidence", offboarding.flatMap(leaves -> offboardings.evidence(leaves.id())).orElse(null));
    return "console/tsp";
  }

  @PostMapping("/{id}/review")
  String reviewAgain(@PathVariable UUID id, Principal manager, RedirectAttributes redirect) {
    boolean begun = reviews.again(tsp(id).id(), manager.getName());
    redirect.addFlashAttribute("done", begun ? "again" : "notAgain");
    return "redirect:/bank/tsps/{id}";
  }

  /** Asks once, in the words of the effect. */
  @GetMapping("/{id}/off-boarding")
  String ask(@PathVariable UUID id, Model model) {
    return ask(tsp(id), "", null, model);
  }

  @PostMapping("/{id}/off-boarding")
  String begin(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Principal manager, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Tsp tsp = tsp(id);
    String because = reason.strip();
    if (because.isEmpty() || because.length() > LONGEST_REASON) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return ask(tsp, because, "console.leave.reason." + (because.isEmpty() ? "missing" : "long"), model);
    }
    boolean begun = offboardings.begin(id, manager.getName(), because, false).isPresent();
    redirect.addFlashAttribute("done", begun ? "begun" : "refused");
    return "redirect:/bank/tsps/{id}";
  }

  private static String ask(Tsp tsp, String reason, String problem, Model model) {
    model.addAttribute("tsp", tsp);
    model.addAttribute("reason", reason);
    model.addAttribute("problem", problem);
    return "console/off-boarding";
  }

  private Tsp tsp(UUID id) {
    try {
      return tsps.get(id);
    } catch (NoSuchElementException unknown) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
