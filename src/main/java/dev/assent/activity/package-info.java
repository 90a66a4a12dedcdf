/**
 * Why calls were refused: each refusal of a known client with its decision trace, every check in order, the facts it
 * judged, its outcome. Bank staff see all of them, a TSP's developers those of their own clients. No token, key, body
 * or customer is in any of it. And which calls read what of a customer's data under which consent, for that customer.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "client"})
package dev.assent.activity;
