package dev.assent.customer;

import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Six digits by mail, for customers of {@link BankCustomers}: good for five minutes, five answers and one log-in. The
 * code is kept as a slow hash, because six digits are found from a fast one at once.
 */
@Component
@ConditionalOnProperty(name = "assent.customer.second-factor", havingValue = "mail")
class MailedCodes implements SecondFactor {

  static final Duration VALID_FOR = Duration.ofMinutes(5);
  static final int TRIES = 5;

  private static final int DIGITS = 6;

  private final SecureRandom random = new SecureRandom();
  private final CodeTable codes;
  private final BankCustomers customers;
  private final Notifications notifications;
  private final PasswordEncoder hashes;
  private final Clock clock;

  MailedCodes(CodeTable codes, BankCustomers customers, Notifications notifications,
      @Value("${assent.password-strength}") int strength, Clock clock) {
    if (!notifications.sendsMail()) {
      throw new IllegalStateException("assent.customer.second-factor=mail sends codes by mail, and there is no mail"
          + " server: set SPRING_MAIL_HOST and ASSENT_NOTIFICATION_FROM");
    }
    this.codes = codes;
    this.customers = customers;
    this.notifications = notifications;
    this.hashes = new BCryptPasswordEncoder(strength);
    this.clock = clock;
  }

  @Override
  public boolean isNeededBy(Customer customer) {
    return true;
  }

  /** Empty for a customer without an address, and while too many codes were sent without one that was answered. */
  @Override
  public Optional<Challenge> start(Customer customer, Locale language) {
    Optional<String> address = customers.emailOf(customer.id());
    if (address.isEmpty()) {
      return Optional.empty();
    }
    UUID id = UUID.randomUUID();
    String code = String.format(Locale.ROOT, "%0" + DIGITS + "d", random.nextInt((int) Math.pow(10, DIGITS)));
    if (!codes.start(customer.id(), id, hashes.encode(code), clock.instant())) {
      return Optional.empty();
    }
    notifications.mailCode(new Recipient(Recipient.Kind.CUSTOMER, customer.id(), address.get(), language),
        new Notice("log-in-code", List.of(), null), code);
    return Optional.of(new Challenge(id.toString(), masked(address.get())));
  }

  /** The try is taken before the code is looked at, so that many at once get no more of them. */
  @Override
  public Answer check(Customer customer, Challenge challenge, String code) {
    UUID id = UUID.fromString(challenge.id());
    Optional<CodeTable.Try> taken = codes.take(customer.id(), id, clock.instant());
    if (taken.isEmpty()) {
      return Answer.OVER;
    }
    if (!hashes.matches(code.replaceAll("\\s", ""), taken.get().codeHash())) {
      return taken.get().left() == 0 ? Answer.OVER : Answer.WRONG;
    }
    return codes.use(customer.id(), id, clock.instant()) ? Answer.RIGHT : Answer.OVER;
  }

  private static String masked(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, Math.min(1, Math.max(at, 0))) + "•••" + address.substring(Math.max(at, 0));
  }
}
