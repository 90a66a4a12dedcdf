/**
 * The pages of the bank's customers: sign-in, which is a port to the bank's own ({@code CustomerDirectory}), the
 * authorization that a TSP asks for, and the dashboard where a customer sees and changes what is shared. Every change
 * goes through {@code consentchange}; what a TSP asks for is taken from {@code token}, never from the browser.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"consent", "consentchange", "token", "catalog", "activity", "notification",
        "web"})
package dev.assent.customer;
