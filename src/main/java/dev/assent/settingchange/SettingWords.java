package dev.assent.settingchange;

import dev.assent.catalog.JwtSetting;
import dev.assent.client.CallRate;
import dev.assent.client.TokenLimit;
import dev.assent.client.TokenSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings as the audit trail says them. */
final class SettingWords {

  private SettingWords() { }

  static String of(TokenSetting setting) {
    List<String> parts = new ArrayList<>();
    parts.add("access " + of(setting.access()));
    parts.add("refresh " + of(setting.refresh()));
    if (setting.issues() != null) {
      parts.add(setting.issues().tokens() + " issues in " + of(setting.issues().window()));
    }
    if (setting.callsPerConsentAndDay() != null) {
      parts.add(setting.callsPerConsentAndDay() + " calls of a consent a day");
    }
    if (setting.rotation()) {
      parts.add("a new refresh token with each refresh");
    }
    return String.join("; ", parts);
  }

  static String of(CallRate rate) {
    return limit(rate.perSecond()) + " a second"
        + (rate.burst() == null ? "" : ", " + rate.burst() + " at once") + "; " + limit(rate.perDay()) + " a day";
  }

  static String of(JwtSetting setting) {
    return "request " + setting.request().word() + ", response " + setting.response().word();
  }

  static String of(Duration period) {
    return period.toSeconds() % Duration.ofDays(1).toSeconds() == 0
        ? period.toDays() + " days"
        : period.toString().substring("PT".length());
  }

  private static String of(TokenLimit limit) {
    return (limit.uses() == null ? "unlimited" : limit.uses() + " uses") + " in " + of(limit.validity());
  }

  private static String limit(Integer calls) {
    return calls == null ? "default" : calls == 0 ? "unlimited" : calls + " calls";
  }
}
