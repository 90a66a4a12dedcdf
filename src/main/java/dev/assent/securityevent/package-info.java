/**
 * Tells TSPs what became of consents that were given to them: changed, withdrawn, expired, about to end. Each event is
 * a row written in the transaction of what it tells of, and is delivered as a Security Event Token (RFC 8417), signed
 * by the bank, by push (RFC 8935) or by poll (RFC 8936), until the TSP acknowledges it. Nothing here holds up a change.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"consentchange", "consent", "client", "keys", "token", "web"})
package dev.assent.securityevent;
