package dev.assent.client;

import java.net.InetAddress;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.env.MockEnvironment;

/** Lets TSPs' servers be on this machine, as in the demo. */
@TestConfiguration(proxyBeanMethods = false)
public class LoopbackTspServers {

  @Bean
  @Primary
  TspServers tspServersOnThisMachine() {
    var demo = new MockEnvironment();
    demo.setActiveProfiles("demo");
    return new TspServers(new KeyAddressRules(demo), new PublicAddresses(true, InetAddress::getAllByName));
  }
}
