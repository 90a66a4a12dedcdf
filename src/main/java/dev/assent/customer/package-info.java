/**
 * The pages of the bank's customers: sign-in, the authorization that a TSP asks for, and the dashboard where a customer
 * sees and changes what is shared, who has read it, and takes receipts. The bank's own sign-in, second factor and list
 * of accounts are ports ({@code CustomerDirectory}, {@code SecondFactor}, {@code CustomerAccounts}). Every change goes
 * through {@code consentchange}; what a TSP asks for is taken from {@code token}, never from the browser.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"consent", "consentchange", "token", "catalog", "activity", "notification", "web"})
package dev.assent.customer;
