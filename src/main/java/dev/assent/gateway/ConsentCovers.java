package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.consent.ItemState;
import dev.assent.web.ErrorCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/**
 * The API's item must be in the token's scope and, at this moment, active in the customer's unexpired consent. Public
 * data needs neither.
 */
class ConsentCovers implements Check {

  private final Clock clock;

  ConsentCovers(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Verdict check(Call call) {
    TargetApi api = call.facts().api();
    if (api.isPublic()) {
      return call.pass();
    }
    ConsentFacts consent = call.facts().consent();
    boolean known = call.facts().token().scope().contains(api.item())
        && consent != null && consent.expiresAt().isAfter(clock.instant());
    if (known && consent.state() == ItemState.ACTIVE) {
      return call.pass();
    }
    if (known && consent.state() == ItemState.PENDING_REVIEW) {
      return call.refuse(ErrorCode.CONSENT_ITEM_PENDING_REVIEW);
    }
    ErrorCode code = ErrorCode.CONSENT_ITEM_NOT_AUTHORIZED;
    return call.refuse(code).withHeader(HttpHeaders.WWW_AUTHENTICATE, Challenge.insufficientScope(code, api.item()));
  }

  @Override
  public String name() {
    return "consent";
  }

  @Override
  public List<Fact> facts(Call call) {
    TargetApi api = call.facts().api();
    if (api.isPublic()) {
      return List.of(Fact.word("item", "public"));
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.text("authorization_item", api.item()));
    facts.add(Fact.word("in_scope", call.facts().token().scope().contains(api.item()) ? "yes" : "no"));
    ConsentFacts consent = call.facts().consent();
    if (consent == null) {
      facts.add(Fact.word("consent", "none"));
      return facts;
    }
    facts.add(Fact.word("item", consent.state() == null ? "never" : consent.state().name().toLowerCase(Locale.ROOT)));
    if (consent.changedAt() != null) {
      facts.add(Fact.moment("item_changed_at", consent.changedAt()));
    }
    facts.add(Fact.moment("consent_expires_at", consent.expiresAt()));
    facts.add(Fact.forStaff("consent_id", consent.id()));
    return facts;
  }
}
