package dev.assent.gateway;

import dev.assent.client.LoopbackKeyAddresses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** The application in the gateway role on a real port, with limits that a test can reach. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "camunda.bpm.enabled=false",
    "assent.call-limits.max-concurrent-calls=" + GatewayTest.PLACES,
    "assent.call-limits.response-timeout=3s",
    "assent.gateway.echoes-per-minute=" + GatewayTest.ECHOES,
    "assent.gateway.breaker.minimum-calls=" + GatewayTest.FAILURES,
    "assent.gateway.breaker.open-for=10s",
    "assent.gateway.breaker.probes=" + GatewayTest.PROBES,
    "assent.requests.body-within=2s",
    "assent.token.resource-servers[0].id=core-bank",
    "assent.token.resource-servers[0].secret-digest=" + GatewayTest.RESOURCE_DIGEST,
    "assent.gateway.purge-interval=PT1H"})
@Import({GatewayTestConfiguration.class, LoopbackKeyAddresses.class})
@interface GatewayTest {

  /** Of one API at its upstream. */
  int PLACES = 64;

  /** After so many the circuit breaker opens. */
  int FAILURES = 4;

  int PROBES = 2;

  /** SHA-256 of the secret "resource". */
  String RESOURCE_DIGEST = "5de95319f17467ed6dc58e4e0b16c1193a13b35d60dc48bcf06bf6b7beebbe6c";

  /** Of one client in a minute. */
  int ECHOES = 20;
}
