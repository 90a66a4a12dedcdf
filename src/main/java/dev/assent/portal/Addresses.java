package dev.assent.portal;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where this installation is, as the reader's browser reached it. */
final class Addresses {

  private Addresses() { }

  /** Scheme, host and port, without a slash at the end. */
  static String base() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
  }
}
