package dev.assent.gateway;

import dev.assent.gateway.Verdict.Passed;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The gateway's table: the checks in their order, of which the first that refuses a call answers it. */
@Component
class Checks {

  private final List<Check> inOrder;
  private final List<Check> ofEcho;

  Checks(TokenIsValid tokenIsValid, RateIsKept rateIsKept, RequestIsProtected requestIsProtected,
      ResponseKeyIsKnown responseKeyIsKnown, UpstreamIsFree upstreamIsFree, UseIsTaken useIsTaken,
      SignatureStillHolds signatureStillHolds, EchoRateIsKept echoRateIsKept, EchoIsTarget echoIsTarget,
      EchoRequest echoRequest, EchoIsNew echoIsNew, Clock clock) {
    Check usesAreLeft = new UsesAreLeft();
    Check clientIsActive = new ClientIsActive();
    Check apiExists = new ApiExists();
    Check methodIsAllowed = new MethodIsAllowed();
    Check apiIsGranted = new ApiIsGranted();
    Check consentCovers = new ConsentCovers(clock);
    Check queryIsKnown = new QueryIsKnown();
    List<Check> ofCaller = List.of(tokenIsValid, usesAreLeft, clientIsActive);
    this.inOrder = List.of(
        tokenIsValid,                 // 400 invalid_request; 401 invalid_token
        usesAreLeft,                  // 401 access_token_uses_exhausted
        clientIsActive,               // 403 client_suspended
        rateIsKept,                   // 429 rate_limited
        apiExists,                    // 404 api_not_found
        methodIsAllowed,              // 405 method_not_allowed
        apiIsGranted,                 // 403 api_not_granted
        consentCovers,                // 403 consent_item_not_authorized, consent_item_pending_review
        queryIsKnown,                 // 400 bad_request
        requestIsProtected,           // 413, 415; 400 bad_request, jws_required, jws_invalid, jwe_required, jwe_invalid
        responseKeyIsKnown,           // 400 client_encryption_key_missing
        new FactsAreFresh(ofCaller,   // any of those above, if the caller took his time with the body
            List.of(apiExists, methodIsAllowed, apiIsGranted, consentCovers, queryIsKnown, responseKeyIsKnown,
                signatureStillHolds)),
        upstreamIsFree,               // 503 upstream_overloaded
        useIsTaken);                  // 401 access_token_uses_exhausted; 429 consent_daily_limit; 400 jws_replayed
    this.ofEcho = List.of(tokenIsValid, usesAreLeft, clientIsActive, rateIsKept, echoRateIsKept, echoIsTarget,
        methodIsAllowed, echoRequest, responseKeyIsKnown, new FactsAreFresh(ofCaller, List.of()), echoIsNew);
  }

  /** A call that passes holds a place at the upstream, which {@link Upstream#forward} ends. */
  Verdict admit(Call call, Trace trace) {
    Verdict verdict = new Passed(call);
    boolean admitted = false;
    try {
      for (Check check : Echo.PATH.equals(call.api()) ? ofEcho : inOrder) {
        long begun = System.nanoTime();
        verdict = check.check(verdict.call());
        trace.note(check, verdict, System.nanoTime() - begun);
        if (!(verdict instanceof Passed)) {
          return verdict;
        }
      }
      admitted = true;
      return verdict;
    } finally {
      if (!admitted && verdict.call().passage() != null) {
        verdict.call().passage().abandon();
      }
    }
  }
}
