package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.MessageProtection;
import dev.assent.form.FormData;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the request form of an application shows. */
@Component
class RequestForm {

  private final PublishedApis published;
  private final Tsps tsps;
  private final MessageSource messages;

  RequestForm(PublishedApis published, Tsps tsps, MessageSource messages) {
    this.published = published;
    this.tsps = tsps;
    this.messages = messages;
  }

  FormData of(ApiApplication application, Locale locale) {
    return new FormData(Map.of(
        "company", tsps.get(application.tspId()).companyName(),
        "applicant", application.applicant(),
        "purpose", application.purpose(),
        "apis", apis(application, locale).stream().map(api -> row(api, locale)).toList()));
  }

  /** The APIs that it asks for, as they are published now. */
  List<PublishedApi> apis(ApiApplication application, Locale locale) {
    Map<ApiPath, PublishedApi> all = published.all(locale);
    return application.apis().stream().map(all::get).filter(Objects::nonNull).toList();
  }

  private Map<String, String> row(PublishedApi api, Locale locale) {
    return Map.of(
        "name", api.path() + "\n" + api.title(),
        "item", api.item() == null ? text("portal.item.none", locale) : api.item(),
        "sensitivity", text("portal.sensitivity." + api.api().sensitivity(), locale),
        "jwt", messages.getMessage("portal.jwt", new Object[] {word(api.api().jwt().request(), locale),
            word(api.api().jwt().response(), locale)}, locale));
  }

  private String word(MessageProtection protection, Locale locale) {
    return text("portal.protection." + protection, locale);
  }

  private String text(String code, Locale locale) {
    return messages.getMessage(code, null, locale);
  }
}
