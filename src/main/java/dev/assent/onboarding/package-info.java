/**
 * The registration of a TSP, from sign-up in the portal to the bank's decision: the TSP and its first developer exist
 * from the sign-up on, but neither log in nor own a client before an approver says yes. The registration row is the
 * record; the process {@code tsp-registration} brings it before the right people and carries nothing but its id.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"tsp", "client", "consent", "consentchange", "engine", "approval", "notification"})
package dev.assent.onboarding;
