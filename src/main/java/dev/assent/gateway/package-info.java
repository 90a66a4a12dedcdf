/**
 * The data plane: every call of {@code /api/**} passes token, access, consent and message protection in one fixed
 * order, takes a use, is forwarded to the upstream, and is answered as the API's JWT setting says. It needs neither the
 * engine nor a session, so that it scales and starts without them.
 */
@ApplicationModule(allowedDependencies = {"catalog", "access", "consent", "token", "jose", "client", "keys",
    "activity", "web"})
package dev.assent.gateway;

import org.springframework.modulith.ApplicationModule;

