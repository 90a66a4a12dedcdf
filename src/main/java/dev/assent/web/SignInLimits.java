package dev.assent.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many log-ins may fail before further ones are refused unread.
 *
 * @param failuresPerAccount within the window, for one account name of one audience
 * @param failuresPerAddress within the window, for one network address; higher, since an office shares one
 * @param window how long a failure counts
 */
@ConfigurationProperties("assent.sign-in")
record SignInLimits(
    @DefaultValue("5") int failuresPerAccount,
    @DefaultValue("50") int failuresPerAddress,
    @DefaultValue("15m") Duration window) {
}
