/**
 * Grant Management for OAuth 2.0: a client asks what a customer's consent to it covers now, and gives it up. A grant is
 * that consent. What was authorized is changed by {@code consentchange}, as by the customer; this module knows whose
 * grant it is, and how it is written down for the client.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"consent", "consentchange", "token", "web"})
package dev.assent.grantmanagement;
