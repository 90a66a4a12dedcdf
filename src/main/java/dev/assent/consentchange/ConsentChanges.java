package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** A customer's changes of consent: what was asked for, and what became of it. */
@Service
public class ConsentChanges {

  private final ConsentChangeRecording recording;
  private final ConsentChangeProcesses processes;
  private final ConsentChangeTable changes;
  private final Consents consents;
  private final Recipients recipients;

  ConsentChanges(ConsentChangeRecording recording, ConsentChangeProcesses processes, ConsentChangeTable changes,
      Consents consents, Recipients recipients) {
    this.recording = recording;
    this.processes = processes;
    this.changes = changes;
    this.consents = consents;
    this.recipients = recipients;
  }

  /**
   * Changes the items that the command names, and no others. What is no longer ticked is withdrawn before this
   * returns, even if the engine or its decision fails; what is added is in force, or pending. With a TSP that leaves
   * nothing is shared, whatever is ticked.
   */
  public ConsentDifference change(ChangeConsent command) {
    return run(recipients.get(command.clientId()).leaves() ? command.sharingNothing() : command);
  }

  /**
   * As {@link #change}, for an answer that may be given more than once: by a second click, or a browser that repeats
   * it. Given again with the same ticks it changes nothing, unless something else was changed meanwhile.
   *
   * @param request what it answers; random, and never used for another
   */
  public ConsentDifference answer(String request, ChangeConsent command) {
    ChangeConsent answer = recipients.get(command.clientId()).leaves() ? command.sharingNothing() : command;
    try {
      return run(answer, recording.recordOnce(request, answer));
    } catch (DuplicateKeyException another) {
      // The other click was a moment faster. Now its change is there to be found.
      return run(answer, recording.recordOnce(request, answer));
    }
  }

  private ConsentDifference run(ChangeConsent command) {
    return run(command, recording.record(command));
  }

  private ConsentDifference run(ChangeConsent command, ConsentChange change) {
    processes.endReviews(command.customerId(), command.clientId());
    processes.run(change.id());
    return difference(change.id());
  }

  /**
   * Withdraws everything that the customer shares with the client, at once.
   *
   * @throws NoSuchElementException if the customer has no consent for this client
   */
  public ConsentDifference withdrawAll(String customerId, String clientId) {
    return withdrawAll(customerId, clientId, Channel.BANK_DASHBOARD, null);
  }

  /** As {@link #withdrawAll}, because the bank and the TSP part; the customer is told so. Repeating changes nothing. */
  public void withdrawByBank(String customerId, String clientId) {
    withdrawAll(customerId, clientId, Channel.BANK, null);
  }

  /** As {@link #withdrawAll}, because the TSP gives up what was granted; the customer is told so. */
  public void withdrawByTsp(String customerId, String clientId) {
    withdrawAll(customerId, clientId, Channel.TSP, null);
  }

  /** As {@link #withdrawAll}, by customer care because the customer asked it to. */
  public ConsentDifference withdrawOnRequest(String customerId, String clientId, OnRequest onRequest) {
    return withdrawAll(customerId, clientId, Channel.CUSTOMER_CARE, Objects.requireNonNull(onRequest));
  }

  private ConsentDifference withdrawAll(String customerId, String clientId, Channel channel, OnRequest onRequest) {
    Consent consent = consents.find(customerId, clientId).orElseThrow();
    Set<String> everything = new HashSet<>(consent.items().keySet());
    of(customerId, clientId).forEach(change -> everything.addAll(change.itemsWith(ItemOutcome.REQUESTED)));
    return run(new ChangeConsent(customerId, clientId, everything, Set.of(), Map.of(),
        new ConsentTerms(consent.termsVersion(), consent.expiresAt()), channel, onRequest));
  }

  /** The customer's changes of this consent, newest first. */
  public List<ConsentChange> of(String customerId, String clientId) {
    return changes.of(customerId, clientId);
  }

  /** By item code, the accounts with which one of the changes waits for the bank. */
  public static Map<String, Accounts> awaited(List<ConsentChange> changes) {
    Map<String, Accounts> awaited = new HashMap<>();
    changes.forEach(change -> change.itemsWith(ItemOutcome.REQUESTED, ItemOutcome.PENDING)
        .forEach(item -> awaited.put(item, change.accountsOf(item).chosen())));
    return awaited;
  }

  /** By client and item code, the accounts with which a change of the customer waits for the bank. */
  public Map<String, Map<String, Accounts>> awaited(String customerId) {
    return changes.awaited(customerId);
  }

  public Optional<ConsentChange> find(UUID id) {
    return changes.find(id);
  }

  private ConsentDifference difference(UUID changeId) {
    ConsentChange change = changes.find(changeId).orElseThrow();
    ConsentDifference difference = change.difference();
    List<String> pending = new ArrayList<>(difference.pending());
    pending.addAll(change.itemsWith(ItemOutcome.AWAITED));
    return new ConsentDifference(difference.added(), difference.kept(), difference.withdrawn(), pending,
        difference.narrowed(), difference.accounts());
  }
}
