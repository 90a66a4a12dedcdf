package dev.assent.securityevent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.assent.client.ClientStatus;
import dev.assent.client.Clients;
import dev.assent.web.ErrorCode;
import dev.assent.web.Problem;
import dev.assent.web.ProblemWriter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a TSP takes its events (RFC 8936). Whose they are is said by the access token alone. */
@Controller
class PollController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Polls polls;
  private final Clients clients;
  private final ObjectMapper json;
  private final ProblemWriter problems;
  private final LoadingCache<String, Bucket> buckets;

  PollController(Polls polls, Clients clients, ObjectMapper json, ProblemWriter problems,
      SecurityEventProperties properties) {
    this.polls = polls;
    this.clients = clients;
    this.json = json;
    this.problems = problems;
    int perMinute = properties.pollsPerMinute();
    this.buckets = Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(MINUTE.multipliedBy(2))
        .build(client -> Bucket.builder()
            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE)).build());
  }

  @PostMapping(PollSecurity.POLL)
  void poll(Principal client, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ConsumptionProbe probe = buckets.get(client.getName()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      response.setHeader(HttpHeaders.RETRY_AFTER,
          String.valueOf(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds()));
      problems.write(response, Problem.of(ErrorCode.RATE_LIMITED));
      return;
    }
    if (clients.get(client.getName()).status() != ClientStatus.ACTIVE) {
      problems.write(response, Problem.of(ErrorCode.CLIENT_SUSPENDED));
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      problems.write(response, Problem.of(ErrorCode.BODY_TOO_LARGE)
          .withDetail("A poll has 64 KB at most: acknowledge fewer events at once."));
      return;
    }
    answer(client.getName(), body, response);
  }

  private void answer(String client, byte[] body, HttpServletResponse response) throws IOException {
    try {
      byte[] answer = json.writeValueAsBytes(polls.answer(client, PollRequest.parse(body, json)));
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.setContentLength(answer.length);
      response.getOutputStream().write(answer);
    } catch (MalformedPollException malformed) {
      problems.write(response, Problem.of(ErrorCode.BAD_REQUEST).withDetail(malformed.getMessage()));
    }
  }
}
