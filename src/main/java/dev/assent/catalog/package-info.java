/**
 * The APIs that the bank publishes: path, methods, upstream, the authorization item that covers them and their JWT
 * setting. The catalogue is what TSPs read in the portal and what the gateway enforces; it knows nothing of clients,
 * customers or tokens.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.assent.catalog;
