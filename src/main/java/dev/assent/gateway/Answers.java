package dev.assent.gateway;

import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.gateway.Verdict.Refused;
import dev.assent.web.Problem;
import dev.assent.web.ProblemWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes what the caller gets to see. */
@Component
class Answers {

  private final ProblemWriter problems;
  private final RateLimitFields rateLimit;

  Answers(ProblemWriter problems, RateLimitFields rateLimit) {
    this.problems = problems;
    this.rateLimit = rateLimit;
  }

  /** @param traceId under which the client finds why; empty if nobody knows who calls */
  void refuse(Refused refused, Optional<UUID> traceId, HttpServletResponse response) throws IOException {
    rateLimit.write(refused.call(), response);
    refused.headers().forEach(response::setHeader);
    Problem problem = Problem.of(refused.code()).withInteractionId(refused.call().interactionId());
    if (refused.detail() != null) {
      problem = problem.withDetail(refused.detail());
    }
    for (Map.Entry<String, String> member : refused.members().entrySet()) {
      problem = problem.withMember(member.getKey(), member.getValue());
    }
    problems.write(response, traceId.isEmpty() ? problem : problem.withMember("trace_id", traceId.get()));
  }

  /** Passes on status, content type and body; nothing else that the upstream said. */
  void passOn(Call call, Answered answer, HttpServletResponse response) throws IOException {
    rateLimit.write(call, response);
    response.setStatus(answer.status());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (answer.contentType() != null) {
      response.setContentType(answer.contentType());
    }
    if (answer.body().length > 0) {
      response.setContentLength(answer.body().length);
      response.getOutputStream().write(answer.body());
    }
  }
}
