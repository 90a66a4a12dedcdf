package dev.assent.gateway;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.DefaultCallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.catalog.QueryParameters;
import dev.assent.client.CallRate;
import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.keys.BankKeys;
import dev.assent.token.TokenDigest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The gateway with every check off: the same lanes, connections, headers and answers, for a call of which nothing is
 * asked. The upstream gets one statement that was signed once, so that not even a signature is in this baseline.
 */
class PlainProxy implements Filter {

  private static final ApiPath PATH = new ApiPath("bench", "plain");

  private final Lanes lanes;
  private final Answers answers;
  private final Upstream upstream;
  private final CallFacts facts;

  PlainProxy(Lanes lanes, Answers answers, BankKeys keys, MeterRegistry meters, DefaultCallLimits limits, Clock clock,
      URI address) {
    this.lanes = lanes;
    this.answers = answers;
    this.upstream = new Upstream(new UpstreamRequests(new SignedOnce(keys, clock)), meters);
    TargetApi api = new TargetApi(PATH, Set.of("POST"), null, address,
        new JwtSetting(MessageProtection.NONE, MessageProtection.NONE), Instant.EPOCH, QueryParameters.parse(""),
        limits.inForce(CallLimits.DEFAULT));
    this.facts = new CallFacts(
        new TokenFacts(TokenDigest.of(""), null, Set.of(), Instant.EPOCH, Instant.MAX, null, null, false, true,
            0), "bench", true, 0, new ClientLimits(CallRate.DEFAULT, null), api, null);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain endsHere) throws IOException {
    byte[] body = RequestBody.read((HttpServletRequest) request, 65_536).orElseThrow();
    Call call = Call.of((HttpServletRequest) request).with(facts)
        .with(new RequestMessage(body, facts.api().upstream(), Optional.empty()))
        .with(lanes.of(facts.api()).enter());
    UpstreamOutcome outcome = upstream.forward(call);
    if (outcome instanceof Answered answered) {
      answers.passOn(call, answered, (HttpServletResponse) response);
    } else {
      throw new IOException("The upstream did not answer: " + outcome);
    }
  }

  private static final class SignedOnce extends CallStatement {

    private final String statement;

    SignedOnce(BankKeys keys, Clock clock) {
      super(keys, "bench", clock);
      this.statement = keys.signingKey().signClaims(TYPE, Map.of("aud", "bench"));
    }

    @Override
    String of(Call call) {
      return statement;
    }
  }
}
