package dev.assent.tsp;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** TSPs and their developer accounts. */
@Service
public class Tsps {

  private final TspRepository tsps;
  private final DeveloperAccountRepository developers;
  private final Clock clock;
  private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();

  Tsps(TspRepository tsps, DeveloperAccountRepository developers, Clock clock) {
    this.tsps = tsps;
    this.developers = developers;
    this.clock = clock;
  }

  /**
   * Registers a TSP and its first developer. A TSP whose registration was rejected may apply again under the same
   * registration number only after the bank has removed the old one.
   *
   * @param password the developer's password, in clear; only its hash is kept
   * @throws AlreadyRegisteredException if the user name or the registration number is taken
   */
  @Transactional
  public void register(Tsp tsp, String userName, String email, String password) {
    if (developers.existsById(userName) || tsps.findByRegistrationNumber(tsp.registrationNumber()).isPresent()) {
      throw new AlreadyRegisteredException();
    }
    try {
      tsps.save(tsp);
      developers.save(new DeveloperAccount(userName, tsp.id(), email, passwords.encode(password), clock.instant(),
          null));
    } catch (DuplicateKeyException taken) {
      throw new AlreadyRegisteredException();
    } catch (DbActionExecutionException failed) {
      throw failed.getCause() instanceof DuplicateKeyException ? new AlreadyRegisteredException() : failed;
    }
  }

  /** The bank has approved: the TSP's developers may log in. Repeating it changes nothing. */
  @Transactional
  public void activate(UUID id) {
    Tsp tsp = get(id);
    if (tsp.status() != TspStatus.ACTIVE) {
      tsps.save(tsp.activated());
    }
  }

  /** The bank has rejected the registration. Repeating it changes nothing. */
  @Transactional
  public void reject(UUID id) {
    Tsp tsp = get(id);
    if (tsp.status() != TspStatus.REJECTED) {
      tsps.save(tsp.rejected());
    }
  }

  /** @throws java.util.NoSuchElementException if there is no such TSP */
  public Tsp get(UUID id) {
    return tsps.findById(id).orElseThrow();
  }

  public Optional<DeveloperAccount> developer(String userName) {
    return developers.findById(userName);
  }

  public List<DeveloperAccount> developersOf(UUID tspId) {
    return developers.findByTspIdOrderByUserName(tspId);
  }
}
