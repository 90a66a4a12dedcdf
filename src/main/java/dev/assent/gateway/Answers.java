package dev.assent.gateway;

import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.gateway.Verdict.Refused;
import dev.assent.web.Problem;
import dev.assent.web.ProblemWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  void refuse(Refused refused, HttpServletResponse response) throws IOException {
    rateLimit.write(refused.call(), response);
    refused.headers().forEach(response::setHeader);
    Problem problem = Problem.of(refused.code()).withInteractionId(refused.call().interactionId());
    problems.write(response, refused.detail() == null ? problem : problem.withDetail(refused.detail()));
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
