package dev.assent.onboarding;

/**
 * What a TSP enters when it signs up, the password aside.
 *
 * @param userName log-in of the first developer
 * @param email    the developer's own address; that of the details is the company's
 */
public record SignUp(RegistrationDetails details, String userName, String email) { }
