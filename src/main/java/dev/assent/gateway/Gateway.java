package dev.assent.gateway;

import dev.assent.activity.Step;
import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.gateway.UpstreamOutcome.Failed;
import dev.assent.gateway.UpstreamOutcome.NeverSent;
import dev.assent.gateway.UpstreamOutcome.Unknown;
import dev.assent.gateway.Verdict.Refused;
import dev.assent.jose.ProtectionFailedException;
import dev.assent.web.ErrorCode;
import dev.assent.web.LostDatabase;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Serves {@code /api/{module}/{name}}, every method alike: checks, upstream, protection. A filter that ends its chain,
 * as the endpoints of the authorization server are.
 */
class Gateway implements Filter {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final Checks checks;
  private final Upstream upstream;
  private final UseIsTaken uses;
  private final ResponseProtection protection;
  private final Answers answers;
  private final RefusedCalls refusedCalls;
  private final NotedAccesses accesses;
  private final String retryAfter;

  Gateway(Checks checks, Upstream upstream, UseIsTaken uses, ResponseProtection protection, Answers answers,
      RefusedCalls refusedCalls, NotedAccesses accesses, GatewayProperties properties) {
    this.checks = checks;
    this.upstream = upstream;
    this.uses = uses;
    this.protection = protection;
    this.answers = answers;
    this.refusedCalls = refusedCalls;
    this.accesses = accesses;
    this.retryAfter = UpstreamIsFree.seconds(properties.retryAfter());
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain endsHere) throws IOException {
    serve((HttpServletRequest) request, (HttpServletResponse) response);
  }

  private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Trace trace = new Trace(Call.of(request));
    try {
      Verdict verdict = checks.admit(trace.call(), trace);
      if (verdict instanceof Refused refused) {
        answers.refuse(refused, refusedCalls.note(refused, trace), response);
      } else {
        forward(verdict.call(), trace, response);
      }
    } catch (UncheckedIOException callerIsGone) {
      throw callerIsGone.getCause();
    } catch (RuntimeException fault) {
      if (response.isCommitted()) {
        // A second answer over the first would be a wrong one. The server then breaks off the connection.
        throw new IOException("The answer to call " + trace.call().interactionId() + " broke off", fault);
      }
      Refused failed = failed(trace.call(), fault);
      answers.refuse(failed, refusedCalls.note(failed, trace), response);
    }
  }

  /** Without the database no call is admitted. What a commit that broke off has taken stays taken. */
  private static Refused failed(Call call, RuntimeException fault) {
    if (LostDatabase.isCauseOf(fault)) {
      LOG.warn("Call {} found no database: {}", call.interactionId(), fault.toString());
      return call.refuse(ErrorCode.SERVICE_UNAVAILABLE)
          .withHeader(HttpHeaders.RETRY_AFTER, LostDatabase.RETRY_AFTER);
    }
    LOG.error("Call {} failed", call.interactionId(), fault);
    return call.refuse(ErrorCode.INTERNAL_ERROR);
  }

  private void forward(Call call, Trace trace, HttpServletResponse response) throws IOException {
    long begun = System.nanoTime();
    UpstreamOutcome outcome = Echo.isCalled(call) ? Echo.answer(call) : upstream.forward(call);
    long took = System.nanoTime() - begun;
    Supplier<Step> step = () -> UpstreamSteps.forwarded(call, outcome, took);
    if (outcome instanceof NeverSent unsent) {
      LOG.warn("Call {} of {} could not be sent: {}", call.interactionId(), call.api(), unsent.cause().toString());
      Refused overloaded = uses.giveBack(call).refuse(ErrorCode.UPSTREAM_OVERLOADED)
          .withHeader(HttpHeaders.RETRY_AFTER, retryAfter);
      answers.refuse(overloaded, refusedCalls.note(overloaded, trace, step.get()), response);
    } else if (outcome instanceof Failed fault) {
      LOG.error("Call {} of {} could not be made", call.interactionId(), call.api(), fault.fault());
      Refused failed = unmade(uses.giveBack(call), fault);
      answers.refuse(failed, refusedCalls.note(failed, trace, step.get()), response);
    } else if (outcome instanceof Unknown unknown) {
      LOG.warn("Outcome of call {} of {} is unknown: {}", call.interactionId(), call.api(), unknown.cause().toString());
      Refused failed = call.refuse(unknown.code());
      answers.refuse(failed, refusedCalls.note(failed, trace, step.get()), response);
    } else if (outcome instanceof Answered answered) {
      protect(call, answered, trace, step, response);
    }
  }

  private static Refused unmade(Call call, Failed failed) {
    return failed.fault() instanceof ProtectionFailedException
        ? call.refuse(ErrorCode.PROTECTION_FAILED, "The call could not be signed for the bank's own system, so it was"
            + " not forwarded and costs no use. Tell the bank's API team the interaction id.")
        : call.refuse(ErrorCode.INTERNAL_ERROR);
  }

  private void protect(Call call, Answered answered, Trace trace, Supplier<Step> step, HttpServletResponse response)
      throws IOException {
    Answered ready;
    try {
      ready = protection.protect(call, answered);
    } catch (RuntimeException failed) {
      LOG.error("The answer to call {} of {} could not be protected", call.interactionId(), call.api(), failed);
      Refused withheld = call.refuse(ErrorCode.PROTECTION_FAILED);
      answers.refuse(withheld, refusedCalls.note(withheld, trace, step.get(), UpstreamSteps.unprotected(call)),
          response);
      return;
    }
    accesses.note(call, answered.status());
    answers.passOn(call, ready, response);
    if (answered.status() >= 500) {
      refusedCalls.note(call, answered, trace, step.get());
    }
  }
}
