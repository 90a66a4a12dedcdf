package dev.assent.token;

import org.junit.jupiter.api.Nested;

/** The module's rules on H2. */
@TokenTest
class TokenIT {

  @Nested
  class Authorization extends AuthorizationContract { }

  @Nested
  class Pushed extends PushedContract { }

  @Nested
  class GrantActions extends GrantActionContract { }

  @Nested
  class RichRequests extends RichRequestContract { }

  @Nested
  class Code extends CodeContract { }

  @Nested
  class Refresh extends RefreshContract { }

  @Nested
  class Rotation extends RotationContract { }

  @Nested
  class Uses extends UsesContract { }

  @Nested
  class ClientLogOn extends ClientContract { }

  @Nested
  class Grants extends GrantContract { }

  @Nested
  class Issues extends IssueContract { }

  @Nested
  class Secrets extends SecretContract { }

  @Nested
  class Endpoints extends EndpointContract { }

  @Nested
  class Entry extends EntryContract { }

  @Nested
  class Assertions extends AssertionContract { }

  @Nested
  class FailedLogOns extends LogOnContract { }

  @Nested
  class ResourceSide extends ResourceSideContract { }

  @Nested
  class CallsOfConsents extends ConsentCallContract { }

  @Nested
  class Rates extends RateContract { }
}
