package dev.assent.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many log-ins may fail before further ones are refused unread.
 *
 * @param failuresPerAccount within the window, for one account name of one audience, from one network
 * @param failuresPerAddress within the window, for one network address; higher, since an office shares one
 * @param window how long these failures count
 * @param failuresFromEverywhere within the pause, for one account name from all networks together: it bounds whoever
 *     guesses from many places, and the owner waits no longer than the pause
 * @param pause how long failures from everywhere count; short, since anybody can bring them about
 */
@ConfigurationProperties("assent.sign-in")
record SignInLimits(
    @DefaultValue("5") int failuresPerAccount,
    @DefaultValue("50") int failuresPerAddress,
    @DefaultValue("15m") Duration window,
    @DefaultValue("20") int failuresFromEverywhere,
    @DefaultValue("1m") Duration pause) {
}
