package dev.assent.web;

import java.net.URI;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages of an installation say about it.
 *
 * @param bankName the bank whose APIs these are, as its customers know it
 * @param onlineBankingName where the bank's customers log in, as they know it
 * @param timeZone in which times are shown and a day begins
 * @param web further places
 */
@ConfigurationProperties("assent")
public record PageSettings(
    @DefaultValue("TPI Bank") String bankName,
    @DefaultValue("TPI Online Banking") String onlineBankingName,
    @DefaultValue("Asia/Taipei") ZoneId timeZone,
    @DefaultValue Web web) {

  /** @param enjoyLifeUrl the TSP of the demo, or null outside of the demo */
  public record Web(URI enjoyLifeUrl) {
  }
}
