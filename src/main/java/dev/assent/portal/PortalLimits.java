package dev.assent.portal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the portal's open forms are taken.
 *
 * @param signUps         from one network: registrations with all fields right, whether or not they are accepted
 * @param mailsPerNetwork links that are asked for from one network
 * @param mailsPerAccount the same for one account; of a forgotten password, for one account from one network
 * @param passwords       changes of one account's password that are tried, right or wrong
 * @param invitations     of one TSP
 * @param testEvents      for one client
 * @param window          in which so many are taken
 */
@ConfigurationProperties("assent.portal.limits")
record PortalLimits(
    @DefaultValue("10") int signUps,
    @DefaultValue("20") int mailsPerNetwork,
    @DefaultValue("3") int mailsPerAccount,
    @DefaultValue("10") int passwords,
    @DefaultValue("20") int invitations,
    @DefaultValue("20") int testEvents,
    @DefaultValue("1h") Duration window) { }
