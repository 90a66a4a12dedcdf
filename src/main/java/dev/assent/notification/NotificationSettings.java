package dev.assent.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How the bank writes to people. Mail itself is on where {@code spring.mail.host} is set.
 *
 * @param from           address that mails come from; must be set where mail is on
 * @param baseUrl        what the links in mails begin with; {@code assent.issuer} unless told otherwise
 * @param bankName       with which mails end; {@code assent.bank-name} unless told otherwise
 * @param groupAddresses of staff groups, by the group's id; a group that is not in here gets no mail
 * @param groupLanguage  of mails to staff groups
 * @param resubmitEvery  how often one node looks for mails still to be sent, and the first wait after a failure
 * @param resubmitAfter  how old a mail is before another node takes it for left behind
 * @param giveUpAfter    how long a mail that cannot be sent is tried
 * @param keepFor        how long the record of a sent mail is kept
 * @param keepNotices    how long a notice is kept once it has been read
 */
@ConfigurationProperties("assent.notification")
record NotificationSettings(
    String from,
    URI baseUrl,
    @DefaultValue("TPI Bank") String bankName,
    @DefaultValue Map<String, String> groupAddresses,
    @DefaultValue("en") Locale groupLanguage,
    @DefaultValue("PT1M") Duration resubmitEvery,
    @DefaultValue("PT2M") Duration resubmitAfter,
    @DefaultValue("P3D") Duration giveUpAfter,
    @DefaultValue("P30D") Duration keepFor,
    @DefaultValue("P400D") Duration keepNotices) {

  NotificationSettings {
    groupAddresses = Map.copyOf(groupAddresses);
  }

  /** @throws InvalidConfigurationPropertyValueException when there is nobody from whom mails can come */
  void requireSender() {
    try {
      new InternetAddress(Objects.requireNonNullElse(from, ""), true);
    } catch (AddressException none) {
      throw new InvalidConfigurationPropertyValueException("assent.notification.from", from,
          "Mail is on (spring.mail.host), so set ASSENT_NOTIFICATION_FROM to the address that mails come from.");
    }
  }

  /** The absolute address of a path on this server. */
  String address(String path) {
    String base = baseUrl.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
