package dev.assent.customer;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** For a bank that has none, and for the demo. */
@Component
@Fallback
class NoSecondFactor implements SecondFactor {

  @Override
  public boolean isNeededBy(Customer customer) {
    return false;
  }

  @Override
  public Optional<Challenge> start(Customer customer, Locale language) {
    return Optional.empty();
  }

  @Override
  public Answer check(Customer customer, Challenge challenge, String code) {
    return Answer.OVER;
  }
}
