package dev.assent.securityevent;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Answers a poll: first what the client says of events that it has, then the next ones, in their order. */
@Service
class Polls {

  private final SecurityEventTable events;
  private final SecurityEventTokens tokens;
  private final Clock clock;

  Polls(SecurityEventTable events, SecurityEventTokens tokens, Clock clock) {
    this.events = events;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** RFC 8936 section 2.3: {@code sets} by {@code jti}, and whether there are more. */
  Map<String, Object> answer(String clientId, PollRequest request) {
    events.acknowledge(clientId, request.ack(), clock.instant());
    request.errors().forEach((id, words) -> events.attempts(clientId, id).ifPresent(before ->
        events.noteFailure(clientId, id, words, clock.instant().plus(Waits.after(before)))));
    // One more than is answered tells whether there are more.
    List<SecurityEvent> waiting = events.waiting(clientId, clock.instant(), request.maxEvents() + 1);
    Map<String, String> sets = new LinkedHashMap<>();
    waiting.stream().limit(request.maxEvents()).forEach(event ->
        sets.put(event.id().toString(), tokens.sign(event)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("sets", sets);
    answer.put("moreAvailable", waiting.size() > request.maxEvents());
    return answer;
  }
}
