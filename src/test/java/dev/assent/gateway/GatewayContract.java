package dev.assent.gateway;

import dev.assent.MovableClock;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What all contracts of the gateway share; each runs on every database that the product supports. */
abstract class GatewayContract {

  static final JwtSetting SIGNED_REQUEST = new JwtSetting(MessageProtection.JWS, MessageProtection.NONE);

  @Autowired TestGateway bank;
  @Autowired TestUpstream upstream;
  @Autowired MovableClock clock;
  @LocalServerPort int port;
  Wire wire;

  @BeforeEach
  void connect() {
    wire = new Wire(port);
  }

  ApiPath publish(JwtSetting jwt) {
    return publish(TestGateway.POST, jwt);
  }

  /** Publishes an API whose upstream listens at the API's own path. */
  ApiPath publish(Set<String> methods, JwtSetting jwt) {
    ApiPath path = bank.nextPath();
    return bank.publish(path, upstream.address("/" + path), methods, TestGateway.ITEM, jwt);
  }

  /** How many calls of the API reached the upstream. */
  int forwarded(ApiPath api) {
    return upstream.received("/" + api).size();
  }
}
