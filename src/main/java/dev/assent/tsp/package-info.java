/**
 * Third-party service providers and the portal accounts of their developers: who may log in, with which password, by
 * whose invitation, and with a proven e-mail address. A TSP is pending until the bank has decided on its registration;
 * how that decision comes about, and how a link reaches its reader, is not this module's business.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.assent.tsp;
