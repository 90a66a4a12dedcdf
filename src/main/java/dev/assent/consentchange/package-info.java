/**
 * Use case: a bank's customer grants, changes or withdraws a consent. Each change is recorded here and is one instance
 * of the process {@code consent-change}; narrowing takes effect at once, before the process is asked, and widening
 * waits for a bank officer only where the decision {@code consent-change-review} says so. Whose consents the bank
 * watches, receipts of each step, reminders and the end of a consent are here too.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"consent", "catalog", "client", "tsp", "keys", "engine", "approval", "notification"})
package dev.assent.consentchange;
