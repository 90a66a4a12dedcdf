/**
 * The audit trail: an append-only record of who decided and changed what, fed by the modules' events within their
 * transactions. Only the console reads it.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"catalog", "client", "settingchange", "onboarding", "accessrequest", "consentchange", "tsp",
        "approval", "engine", "keys", "securityevent", "customer"})
package dev.assent.audit;
