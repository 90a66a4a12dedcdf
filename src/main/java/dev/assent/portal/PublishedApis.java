package dev.assent.portal;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.AuthorizationItem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The catalogue in the language of a page. */
@Component
class PublishedApis {

  private final ApiCatalog catalog;

  PublishedApis(ApiCatalog catalog) {
    this.catalog = catalog;
  }

  /** APIs that contain the text, by module; all of them for a blank text. */
  Map<String, List<PublishedApi>> search(String text, Locale locale) {
    Map<String, AuthorizationItem> items = items();
    return byModule(catalog.search(text).stream().map(api -> inWords(api, items, locale)).toList());
  }

  Optional<PublishedApi> find(ApiPath path, Locale locale) {
    return catalog.find(path).map(api -> inWords(api, items(), locale));
  }

  /** By path. */
  Map<ApiPath, PublishedApi> all(Locale locale) {
    Map<String, AuthorizationItem> items = items();
    return catalog.all().stream().map(api -> inWords(api, items, locale))
        .collect(Collectors.toMap(PublishedApi::path, api -> api, (one, other) -> one, LinkedHashMap::new));
  }

  static Map<String, List<PublishedApi>> byModule(List<PublishedApi> apis) {
    return apis.stream().sorted(Comparator.comparing(PublishedApi::path))
        .collect(Collectors.groupingBy(api -> api.path().module(), LinkedHashMap::new, Collectors.toList()));
  }

  private Map<String, AuthorizationItem> items() {
    return catalog.items().stream().collect(Collectors.toMap(AuthorizationItem::code, item -> item));
  }

  private static PublishedApi inWords(Api api, Map<String, AuthorizationItem> items, Locale locale) {
    boolean chinese = "zh".equals(locale.getLanguage());
    String item = api.authorizationItem().map(items::get)
        .map(covering -> chinese ? covering.titleZh() : covering.title()).orElse(null);
    return new PublishedApi(api, chinese ? api.titleZh() : api.title(),
        chinese ? api.descriptionZh() : api.description(), item);
  }
}
