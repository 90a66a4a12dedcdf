package dev.assent.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a signer may say. A form sends the {@link #id()}; gateways route on it as process variable {@code decision}. */
public enum Verdict {
  APPROVE, REJECT, RETURN;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Verdict> of(Object id) {
    return Arrays.stream(values()).filter(verdict -> verdict.id().equals(id)).findFirst();
  }
}
