package dev.assent.client;

import java.net.InetAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.env.MockEnvironment;

/** Lets TSPs' servers be on this machine, as in the demo. To be imported; not a configuration, so no scan finds it. */
public class LoopbackTspServers {

  @Bean
  @Primary
  TspServers tspServersOnThisMachine() {
    var demo = new MockEnvironment();
    demo.setActiveProfiles("demo");
    return new TspServers(new KeyAddressRules(demo), new PublicAddresses(true, InetAddress::getAllByName));
  }
}
