package dev.assent.token;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Requests to the OAuth endpoints as they are on the wire, of a client whose secret is known. */
abstract class WireContract extends TokenContract {

  static final List<String> ENDPOINTS = List.of("/oauth2/par", "/oauth2/token", "/oauth2/revoke", "/oauth2/introspect");
  static final String FORM = "application/x-www-form-urlencoded";

  Wire wire;
  String secret;

  @BeforeEach
  void knowTheSecret() {
    wire = new Wire(port);
    secret = secrets.issue(tsp.clientId(), "amy").value();
  }
}
