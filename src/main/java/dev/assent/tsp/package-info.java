/**
 * Third-party service providers and the portal accounts of their developers. A TSP is pending until the bank has
 * decided on its registration; how that decision comes about is not this module's business.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.assent.tsp;
