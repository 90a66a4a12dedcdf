package dev.assent.gateway;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What holds on two nodes: the one that the tests share, and one in a process of its own. */
abstract class OtherNodeContract extends GatewayContract {

  private static OtherNode other;

  @Autowired Environment environment;
  Wire otherWire;

  @BeforeEach
  void startTheOtherNode() {
    if (other == null || !other.isAlive()) {
      other = OtherNode.start(environment);
    }
    otherWire = new Wire(other.port());
  }

  static void end() {
    if (other != null) {
      other.close();
    }
  }

  static OtherNode other() {
    return other;
  }
}
