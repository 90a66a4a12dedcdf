package dev.assent.onboarding;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bank takes TSPs in.
 *
 * @param verifyEmail  whether the bank gets a registration only after its e-mail address is verified; without effect
 *                     where mail is off
 * @param validity     how long an approval holds
 * @param reviewBefore how long before the end of an approval its review begins
 */
@ConfigurationProperties("assent.onboarding")
record OnboardingProperties(@DefaultValue("true") boolean verifyEmail, @DefaultValue("P1Y") Period validity,
    @DefaultValue("P60D") Period reviewBefore) { }
