package dev.assent.gateway;

import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.gateway.UpstreamOutcome.NeverSent;
import dev.assent.gateway.UpstreamOutcome.Unknown;
import dev.assent.gateway.Verdict.Refused;
import dev.assent.jose.ProtectionFailedException;
import dev.assent.web.ErrorCode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private final String retryAfter;

  Gateway(Checks checks, Upstream upstream, UseIsTaken uses, ResponseProtection protection, Answers answers,
      GatewayProperties properties) {
    this.checks = checks;
    this.upstream = upstream;
    this.uses = uses;
    this.protection = protection;
    this.answers = answers;
    this.retryAfter = UpstreamIsFree.seconds(properties.retryAfter());
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain endsHere) throws IOException {
    serve((HttpServletRequest) request, (HttpServletResponse) response);
  }

  private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Call call = Call.of(request);
    try {
      Verdict verdict = checks.admit(call);
      call = verdict.call();
      if (verdict instanceof Refused refused) {
        answers.refuse(refused, response);
      } else {
        answer(call, upstream.forward(call), response);
      }
    } catch (UncheckedIOException callerIsGone) {
      throw callerIsGone.getCause();
    } catch (RuntimeException fault) {
      LOG.error("Call {} failed", call.interactionId(), fault);
      answers.refuse(call.refuse(ErrorCode.INTERNAL_ERROR), response);
    }
  }

  private void answer(Call call, UpstreamOutcome outcome, HttpServletResponse response) throws IOException {
    if (outcome instanceof NeverSent unsent) {
      LOG.warn("Call {} of {} could not be sent: {}", call.interactionId(), call.api(), unsent.cause().toString());
      Refused overloaded = uses.giveBack(call).refuse(ErrorCode.UPSTREAM_OVERLOADED);
      answers.refuse(overloaded.withHeader(HttpHeaders.RETRY_AFTER, retryAfter), response);
    } else if (outcome instanceof Unknown unknown) {
      LOG.warn("Outcome of call {} of {} is unknown: {}", call.interactionId(), call.api(), unknown.cause().toString());
      answers.refuse(call.refuse(unknown.code()), response);
    } else if (outcome instanceof Answered answered) {
      protect(call, answered, response);
    }
  }

  private void protect(Call call, Answered answered, HttpServletResponse response) throws IOException {
    try {
      answers.passOn(call, protection.protect(call, answered), response);
    } catch (ProtectionFailedException failed) {
      LOG.error("The answer to call {} of {} could not be protected", call.interactionId(), call.api(), failed);
      answers.refuse(call.refuse(ErrorCode.PROTECTION_FAILED), response);
    }
  }
}
