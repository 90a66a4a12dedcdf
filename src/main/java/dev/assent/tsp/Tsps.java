package dev.assent.tsp;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** TSPs and their developer accounts. */
@Service
public class Tsps {

  private final TspRepository tsps;
  private final DeveloperAccountRepository developers;
  private final AccountLinks links;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final DeveloperPasswords passwords;

  Tsps(TspRepository tsps, DeveloperAccountRepository developers, AccountLinks links, ApplicationEventPublisher events,
      Clock clock, DeveloperPasswords passwords) {
    this.tsps = tsps;
    this.developers = developers;
    this.links = links;
    this.events = events;
    this.clock = clock;
    this.passwords = passwords;
  }

  /**
   * Registers a TSP and its first developer. Where an earlier registration of the company was {@link #release released}
   * the new one takes over its registration number, and its user names are free again.
   *
   * @param password the developer's password, in clear; only its hash is kept
   * @param language of mails to the developer
   * @throws AlreadyRegisteredException if the user name is taken or reserved, or the company has another registration,
   *     by its number or its name; found out only after the password was hashed, so that the time it takes does not
   *     tell which
   */
  @Transactional
  public void register(Tsp tsp, String userName, String email, String password, Locale language) {
    String hash = passwords.encode(password);
    tsps.findByHeldNumber(tsp.heldNumber()).ifPresent(this::makeRoom);
    if (ReservedUserNames.contains(userName) || developers.existsById(userName)) {
      throw new AlreadyRegisteredException();
    }
    try {
      tsps.save(tsp);
      developers.save(DeveloperAccount.opened(userName, tsp.id(), email, hash, language, clock.instant()));
    } catch (DuplicateKeyException taken) {
      throw new AlreadyRegisteredException();
    } catch (DbActionExecutionException failed) {
      throw failed.getCause() instanceof DuplicateKeyException ? new AlreadyRegisteredException() : failed;
    }
  }

  /**
   * Replaces what a company that applies says of itself.
   *
   * @throws AlreadyRegisteredException if the registration number or the name is another company's
   * @throws IllegalStateException      once the bank has decided
   */
  @Transactional
  public void correct(UUID id, String companyName, String registrationNumber, String contactName, String contactEmail,
      String phone, Certification certification) {
    Tsp corrected = Tsp.applying(companyName, registrationNumber, contactName, contactEmail, phone, certification,
        clock.instant());
    tsps.findByHeldNumber(corrected.heldNumber()).filter(holder -> !holder.id().equals(id)).ifPresent(this::makeRoom);
    try {
      tsps.save(get(id).corrected(corrected));
    } catch (DuplicateKeyException taken) {
      throw new AlreadyRegisteredException();
    } catch (DbActionExecutionException failed) {
      throw failed.getCause() instanceof DuplicateKeyException ? new AlreadyRegisteredException() : failed;
    }
  }

  /** The bank has approved: the TSP's developers may log in. Repeating it changes nothing. */
  @Transactional
  public void activate(UUID id) {
    change(id, TspStatus.ACTIVE, Tsp::activated);
  }

  /**
   * The registration came to nothing: rejected, withdrawn or expired. The company may sign up again, see
   * {@link #release}. Repeating it changes nothing.
   */
  @Transactional
  public void reject(UUID id) {
    change(id, TspStatus.REJECTED, Tsp::rejected);
  }

  /** The TSP goes, and what of it is open elsewhere ends; its developers still log in. Repeating changes nothing. */
  @Transactional
  public void beginOffboarding(UUID id) {
    if (change(id, TspStatus.OFFBOARDING, Tsp::offboarding)) {
      events.publishEvent(new TspLeaving(id, clock.instant()));
    }
  }

  /** The TSP has gone: nobody of it logs in. Repeating it changes nothing. */
  @Transactional
  public void left(UUID id) {
    change(id, TspStatus.LEFT, Tsp::gone);
  }

  /**
   * Lets the company sign up again under its name and number. What there is of the TSP stays readable, and its
   * developers still learn at the log-in how it ended, until a new registration takes the number over. Repeating it
   * changes nothing.
   *
   * @throws IllegalStateException unless the TSP is rejected or has left
   */
  @Transactional
  public void release(UUID id) {
    Tsp tsp = get(id);
    if (!tsp.released()) {
      tsps.save(tsp.madeRoom());
    }
  }

  /** @throws java.util.NoSuchElementException if there is no such TSP */
  public Tsp get(UUID id) {
    return tsps.findById(id).orElseThrow();
  }

  /** Those of the TSPs that exist. */
  public List<Tsp> of(Collection<UUID> ids) {
    return tsps.findAllById(ids);
  }

  /** Those that have applied, and whose registration number or name the company would have. */
  public List<UUID> inTheWayOf(Tsp company) {
    return Stream.of(tsps.findByHeldNumber(company.heldNumber()), tsps.findByHeldName(company.heldName()))
        .flatMap(Optional::stream).filter(holder -> holder.status() == TspStatus.PENDING).map(Tsp::id).distinct()
        .toList();
  }

  /** All that are active. */
  public List<UUID> active() {
    return tsps.findByStatus(TspStatus.ACTIVE).stream().map(Tsp::id).toList();
  }

  /**
   * The TSP, which neither leaves nor comes in before the caller's transaction ends.
   *
   * @throws java.util.NoSuchElementException if there is no such TSP
   */
  public Tsp hold(UUID id) {
    return tsps.findHeldById(id).orElseThrow();
  }

  /** Somebody who may log in, as far as it depends on the account. */
  public Optional<DeveloperAccount> developer(String userName) {
    return developers.findById(userName).filter(DeveloperAccount::present);
  }

  public List<DeveloperAccount> developersOf(UUID tspId) {
    return developers.findByTspIdAndRemovedAtIsNullOrderByUserName(tspId);
  }

  private boolean change(UUID id, TspStatus goal, UnaryOperator<Tsp> step) {
    Tsp tsp = get(id);
    if (tsp.status() == goal) {
      return false;
    }
    tsps.save(step.apply(tsp));
    return true;
  }

  /** A company that never was admitted has log-ins that never led anywhere; those of one that left are kept. */
  private void makeRoom(Tsp earlier) {
    if (!earlier.released()) {
      throw new AlreadyRegisteredException();
    }
    if (earlier.status() == TspStatus.REJECTED) {
      // Those who were removed, too: their names become free as well.
      List<String> freed = developers.findByTspId(earlier.id()).stream().map(DeveloperAccount::userName).toList();
      developers.deleteByTspId(earlier.id());
      links.endAll(freed);
      events.publishEvent(new UserNamesFreed(freed));
    }
    tsps.save(earlier.withoutNumber());
  }
}
