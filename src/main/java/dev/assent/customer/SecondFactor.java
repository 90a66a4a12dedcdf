package dev.assent.customer;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * The port to the bank's own second factor, asked for once the password was right. A bank that has one declares a bean
 * of this type. Until it answers {@link Answer#RIGHT} nobody is logged in.
 */
public interface SecondFactor {

  /**
   * What the customer was asked for.
   *
   * @param id     of this one question; an answer to another is wrong
   * @param sentTo where the customer finds the code, as it may be shown to whoever knows the password: masked
   */
  record Challenge(String id, String sentTo) implements Serializable { }

  /** {@code OVER}: there is nothing left to answer, it was answered, too often, or too late. */
  enum Answer { RIGHT, WRONG, OVER }

  /** Whether this customer must give one to log in. */
  boolean isNeededBy(Customer customer);

  /**
   * Asks the customer. An earlier question is over.
   *
   * @param language that the customer reads
   * @return empty if the customer cannot be asked now; then there is no log-in
   */
  Optional<Challenge> start(Customer customer, Locale language);

  /** Judges an answer, as it was typed. However many come at once, no more are judged than a question admits. */
  Answer check(Customer customer, Challenge challenge, String code);
}
