package dev.assent.gateway;

import org.junit.jupiter.api.Nested;

/** The gateway's contracts on H2. */
@GatewayTest
class GatewayIT {

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
  class Accounts extends AccountsContract { }

  @Nested
  class SlowUpstreams extends SlowUpstreamContract { }

  @Nested
  class Limits extends CallLimitsContract { }

  @Nested
  class Traces extends TraceContract { }

  @Nested
  class Echoes extends EchoContract { }

  @Nested
  class Compatibility extends CompatibilityContract { }

  @Nested
  class KeyAddresses extends KeyAddressContract { }

  @Nested
  class Description extends OpenApiContract { }

  @Nested
  class Malformed extends MalformedRequestsContract { }

  @Nested
  class FreshFacts extends FreshFactsContract { }

  @Nested
  class OurFaults extends OurFaultContract { }

  @Nested
  class OwnConnections extends OwnConnectionsContract { }

  @Nested
  class WhatWasRead extends AccessContract { }

  @Nested
  class Pairs extends PairsContract { }
}
