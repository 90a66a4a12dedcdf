/**
 * Enjoy Life, the demo's TSP: an OAuth client with its own log-ins and its own keys. It knows the bank by its
 * addresses only, as any TSP does: authorization code with PKCE, JWS out, JWE in.
 */
package dev.assent.demo.enjoylife;
