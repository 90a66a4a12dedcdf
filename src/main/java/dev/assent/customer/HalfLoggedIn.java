package dev.assent.customer;

import dev.assent.web.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/** Whose password was right in this session, and who is not logged in before the second factor. */
record HalfLoggedIn(Customer customer, SecondFactor.Challenge challenge) implements Serializable {

  private static final String ATTRIBUTE = Audience.CUSTOMER.attribute("halfLoggedIn");

  static Optional<HalfLoggedIn> in(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? Optional.empty() : Optional.ofNullable((HalfLoggedIn) session.getAttribute(ATTRIBUTE));
  }

  void keepIn(HttpSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  static void forget(HttpSession session) {
    session.removeAttribute(ATTRIBUTE);
  }
}
