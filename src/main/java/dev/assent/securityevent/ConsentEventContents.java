package dev.assent.securityevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.consent.Consent;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Words an event about a consent. Nothing of the customer is in it: the TSP knows the consent by its id. */
@Component
class ConsentEventContents {

  private final ObjectMapper json;
  private final Clock clock;

  ConsentEventContents(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /** @param consent as it stands after what is told */
  Words of(EventType type, Consent consent, Instant at) {
    return new Words(type, consent, at);
  }

  /** An event in the making. */
  final class Words {

    private final EventType type;
    private final Consent consent;
    private final Instant at;
    private final Map<String, Object> said = new LinkedHashMap<>();
    private UUID changeId;

    private Words(EventType type, Consent consent, Instant at) {
      this.type = type;
      this.consent = consent;
      this.at = at;
      said.put("items", consent.itemsIn(ItemState.ACTIVE));
      said.put("pending", consent.itemsIn(ItemState.PENDING_REVIEW));
      said.put("expires_at", consent.expiresAt().getEpochSecond());
    }

    Words by(Channel channel, UUID change) {
      changeId = change;
      said.put("channel", channel.name().toLowerCase(Locale.ROOT));
      return this;
    }

    Words with(String name, Collection<String> items) {
      said.put(name, new TreeSet<>(items));
      return this;
    }

    /** As {@link #with}; nothing where there are no items. */
    Words withAny(String name, Collection<String> items) {
      return items.isEmpty() ? this : with(name, items);
    }

    SecurityEvent event() {
      try {
        return new SecurityEvent(UUID.randomUUID(), consent.clientId(), type, consent.id(), changeId,
            json.writeValueAsString(said), at, clock.instant());
      } catch (JsonProcessingException fault) {
        throw new IllegalStateException("An event cannot be written", fault);
      }
    }
  }
}
