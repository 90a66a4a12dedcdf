/**
 * Enjoy Life, the demo's TSP: an OAuth client with its own log-ins and its own keys. It knows the bank by its
 * addresses only, as any TSP does: authorization code with PKCE, JWS out, JWE in.
 *
 * <p>To copy from: {@code BankLogin} (PAR, PKCE, state and iss), {@code BankTokens} (refresh, and when to ask the
 * customer again), {@code BankMessages} and {@code EnjoyLifeKeys} (JWS and JWE), {@code BankApi} (a call, and what each
 * refusal asks for) and {@code BankEvents} (Security Event Tokens by push). The rest is pages.
 */
package dev.assent.demo.enjoylife;
