package dev.assent.customer;

import dev.assent.consentchange.ChangeConsent;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.customer.OpenAuthorizations.OpenAuthorization;
import dev.assent.web.ContentSecurityPolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What a customer sees on the way from a TSP: the Privacy Policy, then the items. Who asks, for what, and where the
 * browser returns to come from the pending authorization; the address serves to find it and for nothing else.
 */
@Controller
@RequestMapping(AuthorizationPages.HERE)
class AuthorizationPages {

  static final String HERE = "/consents/authorize";
  private static final String AUTHORIZATION_SERVER = "/oauth2/authorize";

  private final OpenAuthorizations authorizations;
  private final ConsentChanges changes;
  private final SharingPeriod period;

  AuthorizationPages(OpenAuthorizations authorizations, ConsentChanges changes, SharingPeriod period) {
    this.authorizations = authorizations;
    this.changes = changes;
    this.period = period;
  }

  /** Where the authorization server sends the customer. */
  @GetMapping
  ModelAndView ask(@AuthenticationPrincipal Customer customer, @RequestParam String state,
      HttpServletRequest request) {
    return answer(customer, state, request,
        open -> PrivacyPolicy.isAgreed(request.getSession(), state) ? choice(open, List.of()) : policy(open, false));
  }

  @PostMapping("/policy")
  ModelAndView agree(@AuthenticationPrincipal Customer customer, @RequestParam String state,
      @RequestParam(defaultValue = "false") boolean agreed, HttpServletRequest request) {
    return answer(customer, state, request, open -> {
      if (!agreed) {
        return policy(open, true);
      }
      PrivacyPolicy.agree(request.getSession(), state);
      return new ModelAndView(new RedirectView(HERE, true), "state", state);
    });
  }

  /**
   * Records the decision, and sends the browser's POST on to the authorization server, which answers the TSP.
   *
   * @param scope     the items ticked; those that were not asked for count for nothing
   * @param account   see {@link PickedAccounts}
   * @param shown     see {@link PickedAccounts}
   * @param confirmed whether the customer has confirmed to share nothing
   */
  @PostMapping
  ModelAndView decide(@AuthenticationPrincipal Customer customer, @RequestParam String state,
      @RequestParam(defaultValue = "") Set<String> scope, @RequestParam(defaultValue = "") Set<String> account,
      @RequestParam(defaultValue = "") Set<String> shown,
      @RequestParam(defaultValue = "" + SharingPeriod.DEFAULT_DAYS) int days,
      @RequestParam(defaultValue = "false") boolean confirmed, HttpServletRequest request) {
    return answer(customer, state, request, open -> {
      if (!PrivacyPolicy.isAgreed(request.getSession(), state)) {
        return policy(open, true);
      }
      if (open.items().isEmpty()) {
        return onward();
      }
      Set<String> ticked = new HashSet<>(scope);
      ticked.retainAll(open.codes());
      if (ticked.isEmpty() && !confirmed) {
        return new ModelAndView("customer/nothing", "open", open);
      }
      PickedAccounts picked = new PickedAccounts(account, shown).among(open.items());
      List<String> without = picked.without(ticked, open.items());
      if (!without.isEmpty()) {
        return choice(open, without);
      }
      changes.answer(state, new ChangeConsent(customer.id(), open.recipient().clientId(), open.named(), ticked,
          picked.choices(ticked, open.items(), open.owned(), open.consent()),
          period.terms(days, open.asked().mostDays()), Channel.TSP_AUTHORIZATION));
      return onward();
    });
  }

  private ModelAndView answer(Customer customer, String state, HttpServletRequest request,
      Function<OpenAuthorization, ModelAndView> page) {
    return authorizations.find(state, customer).map(open -> {
      ContentSecurityPolicy.allowFormTarget(request, open.asked().redirectUri());
      return page.apply(open);
    }).orElseGet(() -> new ModelAndView("customer/not-open", HttpStatus.NOT_FOUND));
  }

  private static ModelAndView policy(OpenAuthorization open, boolean missed) {
    return new ModelAndView("customer/policy",
        Map.of("open", open, "missed", missed, "version", PrivacyPolicy.VERSION));
  }

  /** @param without titles of items of which no account is ticked */
  private ModelAndView choice(OpenAuthorization open, List<String> without) {
    return new ModelAndView("customer/choice",
        Map.of("open", open, "lengths", period.offered(open.asked().mostDays()), "without", without));
  }

  /** RFC 9110 section 15.4.8: with 307 the browser repeats the POST with its body. */
  private static ModelAndView onward() {
    RedirectView view = new RedirectView(AUTHORIZATION_SERVER, true);
    view.setStatusCode(HttpStatus.TEMPORARY_REDIRECT);
    return new ModelAndView(view);
  }
}
