/**
 * The OAuth clients of a TSP: credentials, keys, token setting and status. What a client may do is decided here and
 * in {@code access}; how it logs on and what it is issued is {@code token}'s business.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"tsp", "jose"})
package dev.assent.client;
