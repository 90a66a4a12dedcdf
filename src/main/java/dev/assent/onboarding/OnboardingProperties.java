package dev.assent.onboarding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bank takes TSPs in.
 *
 * @param verifyEmail whether the bank gets a registration only after its e-mail address is verified; without effect
 *                    where mail is off
 */
@ConfigurationProperties("assent.onboarding")
record OnboardingProperties(@DefaultValue("true") boolean verifyEmail) { }
