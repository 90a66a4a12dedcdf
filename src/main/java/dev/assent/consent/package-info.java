/**
 * What one customer lets one client read: authorization items, each active, pending review or withdrawn, which accounts
 * each covers, until when, and the history of it. This is the record that every call is checked against; how a change
 * comes about, and whether a bank officer must look at it, is {@code consentchange}'s business.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "client"})
package dev.assent.consent;
