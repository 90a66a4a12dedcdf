package dev.assent.portal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where this installation is for others. Not what a request says of it: anybody may write anything there. */
@Component
class Addresses {

  private final String base;

  Addresses(@Value("${assent.issuer}") String issuer) {
    this.base = issuer;
  }

  /** Scheme, host and port, without a slash at the end. */
  String base() {
    return base;
  }
}
