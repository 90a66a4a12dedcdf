package dev.assent.consentchange;

import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which items the bank has marked as sensitive in its catalogue. */
@Component
class SensitiveItems {

  private final ApiCatalog catalog;

  SensitiveItems(ApiCatalog catalog) {
    this.catalog = catalog;
  }

  Set<String> among(Collection<String> items) {
    return catalog.items().stream().filter(AuthorizationItem::sensitive).map(AuthorizationItem::code)
        .filter(items::contains).collect(Collectors.toSet());
  }
}
