package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.gateway.RequestMessage.Signed;
import dev.assent.gateway.Verdict.Passed;
import dev.assent.token.ConsentCallOutcome;
import dev.assent.token.ConsentCalls;
import dev.assent.token.TokenUses;
import dev.assent.token.UseOutcome;
import dev.assent.token.UseOutcome.Exhausted;
import dev.assent.token.UseOutcome.Taken;
import dev.assent.web.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one short transaction of a call: the {@code jti} is recorded, a use is taken, the JWS is kept. All of it or
 * nothing, and nothing stays open while the upstream works.
 */
@Component
class UseIsTaken implements Check {

  private final TransactionOperations transaction;
  private final TokenUses uses;
  private final ConsentCalls consentCalls;
  private final SeenRequests seen;
  private final RequestEvidence evidence;

  UseIsTaken(TransactionOperations transaction, TokenUses uses, ConsentCalls consentCalls, SeenRequests seen,
      RequestEvidence evidence) {
    this.transaction = transaction;
    this.uses = uses;
    this.consentCalls = consentCalls;
    this.seen = seen;
    this.evidence = evidence;
  }

  @Override
  public Verdict check(Call call) {
    Optional<Signed> signed = call.message().signed();
    String encryptedJws = signed.map(evidence::encrypt).orElse(null);
    if (signed.isEmpty() && !call.facts().countsForConsent()) {
      // A statement at most, which is its own transaction.
      return take(call, null);
    }
    Supplier<Verdict> attempt = () -> transaction.execute(status -> {
      Verdict verdict = take(call, encryptedJws);
      if (!(verdict instanceof Passed)) {
        status.setRollbackOnly();
      }
      return verdict;
    });
    try {
      return call.facts().countsForConsent()
          ? consentCalls.counting(call.facts().consent().id(), attempt)
          : attempt.get();
    } catch (DuplicateKeyException seenBefore) {
      return replayed(call);
    }
  }

  static Verdict replayed(Call call) {
    return call.refuse(ErrorCode.JWS_REPLAYED).withMember("member", "jti");
  }

  @Override
  public String name() {
    return "use";
  }

  @Override
  public List<Fact> facts(Call call) {
    List<Fact> facts = new ArrayList<>();
    facts.add(UsesAreLeft.uses(call.facts().token()));
    if (call.facts().countsForConsent()) {
      facts.add(Fact.text("calls_per_consent", call.facts().limits().callsPerConsentAndDay()));
    }
    return facts;
  }

  private Verdict take(Call call, String encryptedJws) {
    Optional<Signed> signed = call.message().signed();
    signed.ifPresent(request -> seen.remember(call.facts().clientId(), request.verified()));
    UseOutcome outcome = call.facts().token().isUnlimitedAndFresh(System.nanoTime())
        ? new Taken(null, null)
        : uses.take(call.facts().token().digest());
    if (!(outcome instanceof Taken taken)) {
      return outcome instanceof Exhausted
          ? UsesAreLeft.exhausted(call.withUsesLeft(0))
          : TokenIsValid.invalid(call);
    }
    Verdict verdict = takeOfConsent(call.withUsesLeft(taken.left()));
    if (verdict instanceof Passed) {
      signed.ifPresent(request -> evidence.keep(request, encryptedJws, call));
    }
    return verdict;
  }

  private Verdict takeOfConsent(Call call) {
    if (!call.facts().countsForConsent()) {
      return call.pass();
    }
    ConsentFacts consent = call.facts().consent();
    int limit = call.facts().limits().callsPerConsentAndDay();
    ConsentCallOutcome outcome = consentCalls.take(consent.id(), limit);
    if (outcome instanceof ConsentCallOutcome.Taken taken) {
      return call.with(call.facts().with(consent.with(taken))).pass();
    }
    Duration nextDay = ((ConsentCallOutcome.Exhausted) outcome).nextDay();
    // The use that was taken a moment ago comes back with the transaction.
    return call.withUsesLeft(plusOne(call.facts().token().usesLeft())).refuse(ErrorCode.CONSENT_DAILY_LIMIT)
        .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(nextDay.plusMillis(999).toSeconds()));
  }

  /**
   * Undoes it all for a call that never reached the upstream: the same request may be sent again.
   *
   * @return the call as it was before
   */
  Call giveBack(Call call) {
    ConsentFacts consent = call.facts().consent();
    transaction.executeWithoutResult(status -> {
      call.message().signed().ifPresent(request -> {
        seen.forget(call.facts().clientId(), request.verified());
        evidence.drop(request);
      });
      uses.refund(call.facts().token().digest());
      if (consent != null && consent.taken() != null) {
        consentCalls.refund(consent.id(), consent.taken().day());
      }
    });
    return call.withUsesLeft(plusOne(call.facts().token().usesLeft()));
  }

  private static Integer plusOne(Integer left) {
    return left == null ? null : left + 1;
  }
}
