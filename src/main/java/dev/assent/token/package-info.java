/**
 * The authorization server: how clients log on, how customers' authorizations become tokens, and how tokens are
 * counted, refreshed and revoked. OAuth itself is Spring Authorization Server's; this module stores what it issues as
 * digests and keeps the limits of uses exact on any number of nodes. The gateway takes uses through {@code TokenUses}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"client", "consent", "jose", "keys", "web"})
package dev.assent.token;
