package dev.assent.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who signs for whom while a group is away. A deputy works on the absent group's tasks and signs for it; that nobody
 * signs two levels of a request holds all the same. Deputies do not hand on: a deputy's deputy has its own tasks only.
 */
@Service
public class Deputies {

  private final DeputyTable deputies;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Deputies(DeputyTable deputies, ApplicationEventPublisher events, Clock clock) {
    this.deputies = deputies;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param until  the first moment at which it is over
   * @param reason at most 400 characters
   * @param setBy  the manager's user name
   * @throws IllegalArgumentException if the groups are the same, there is no reason, or the period is none or over
   */
  @Transactional
  public Deputyship set(StaffGroup absent, StaffGroup deputy, Instant from, Instant until, String reason,
      String setBy) {
    Instant now = clock.instant();
    if (!until.isAfter(now)) {
      throw new IllegalArgumentException("A deputy is set for a period that is not over");
    }
    Deputyship set = new Deputyship(UUID.randomUUID(), absent, deputy, from, until, reason, setBy, now, null);
    deputies.insert(set);
    events.publishEvent(new DeputySet(set));
    return set;
  }

  /**
   * Ends it now; the next request of a deputy is refused.
   *
   * @return false if there is none, or if it is over already
   */
  @Transactional
  public boolean end(UUID id, String endedBy) {
    boolean ended = deputies.end(id, clock.instant());
    if (ended) {
      deputies.find(id).ifPresent(deputyship -> events.publishEvent(new DeputyEnded(deputyship, endedBy)));
    }
    return ended;
  }

  /** Those in force and to come, by their beginning. */
  public List<Deputyship> current() {
    return deputies.notOver(clock.instant());
  }

  /** Those that are over, the latest first. */
  public List<Deputyship> history(int limit) {
    return deputies.over(clock.instant(), limit);
  }

  /** Those that are over and whose deputies may still hold tasks, until {@link #claimsReleased}. */
  public List<Deputyship> withClaims() {
    return deputies.withClaims(clock.instant());
  }

  /** No deputy of it holds a task any more. */
  public void claimsReleased(Deputyship over) {
    deputies.claimsReleased(over.id());
  }

  /** These groups, and those that one of them signs for at this moment. */
  public Set<StaffGroup> with(Collection<StaffGroup> groups) {
    Set<StaffGroup> all = EnumSet.noneOf(StaffGroup.class);
    all.addAll(groups);
    inForce().filter(deputyship -> groups.contains(deputyship.deputy())).map(Deputyship::absent).forEach(all::add);
    return all;
  }

  /** This group, and those that sign for it at this moment: whom to tell of its tasks. */
  public Set<StaffGroup> thatSignFor(StaffGroup group) {
    Set<StaffGroup> all = EnumSet.of(group);
    inForce().filter(deputyship -> deputyship.absent() == group).map(Deputyship::deputy).forEach(all::add);
    return all;
  }

  private Stream<Deputyship> inForce() {
    Instant now = clock.instant();
    return deputies.notOver(now).stream().filter(deputyship -> deputyship.hasBegun(now));
  }
}
