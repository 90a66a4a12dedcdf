package dev.assent.gateway;

import dev.assent.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway's contracts on PostgreSQL. */
@GatewayTest
class GatewayPostgresIT {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }

  @AfterAll
  static void endTheOtherNode() {
    OtherNodeContract.end();
  }

  @Nested
  class Checks extends ChecksContract { }

  @Nested
  class Uses extends UsesContract { }

  @Nested
  class RequestProtection extends RequestProtectionContract { }

  @Nested
  class Responses extends ResponseContract { }

  @Nested
  class Rates extends RateContract { }

  @Nested
  class UpstreamRequests extends UpstreamRequestContract { }

  @Nested
  class SlowUpstreams extends SlowUpstreamContract { }

  @Nested
  class Limits extends CallLimitsContract { }

  @Nested
  class Traces extends TraceContract { }

  @Nested
  class Echoes extends EchoContract { }

  @Nested
  class FreshFacts extends FreshFactsContract { }

  @Nested
  class OurFaults extends OurFaultContract { }

  @Nested
  class OwnConnections extends OwnConnectionsContract { }

  @Nested
  class WhatWasRead extends AccessContract { }

  @Nested
  class TwoNodes extends TwoNodesContract { }

  @Nested
  class EndedRights extends EndedRightsContract { }

  @Nested
  class WithoutDatabase extends LostDatabaseContract { }
}
