package dev.assent.client;

import java.net.InetAddress;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Lets clients' keys be fetched from this machine, as the demo does. */
@TestConfiguration(proxyBeanMethods = false)
public class LoopbackKeyAddresses {

  @Bean
  @Primary
  JwksFetch loopbackJwksFetch() {
    return new JwksFetch(new PublicAddresses(true, InetAddress::getAllByName));
  }
}
