/** API access: which client may call which API. It is what came of an API application, and binds the next call. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "client"})
package dev.assent.access;
