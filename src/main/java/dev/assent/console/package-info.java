/**
 * The bank's staff: the one log-in that serves these pages and Tasklist, and the console's pages beyond Tasklist, in
 * which managers find TSPs, clients and APIs, change their settings and the bank's keys, and say whom the bank watches,
 * and customer care sees what a customer shares and stops it on request. It shows and asks; the rules are in the
 * modules that it depends on.
 */
@ApplicationModule(allowedDependencies = {"settingchange", "onboarding", "catalog", "client", "tsp", "keys", "audit",
    "engine", "activity", "web", "approval", "notification", "form", "customer", "consentchange"})
package dev.assent.console;

import org.springframework.modulith.ApplicationModule;

