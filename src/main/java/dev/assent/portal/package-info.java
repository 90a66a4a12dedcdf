/**
 * The pages of the TSPs' developers: what the bank publishes, sign-up, the account, applications for APIs, and the
 * credentials of the client. It shows and takes; every rule is in the modules that it uses. Everybody may read the
 * catalogue; the account pages are each TSP's own.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"onboarding", "accessrequest", "catalog", "access", "client", "tsp", "form", "activity",
        "web", "approval", "notification", "securityevent"})
package dev.assent.portal;
