package dev.assent.portal;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue for programs: a client reads here how to protect its next call. */
@RestController
class MachineCatalogueController {

  /**
   * One API.
   *
   * @param authorizationItem the OAuth scope that a customer must have granted; null for public data
   * @param request           None, JWS, JWE or JWS in JWE, as is {@code response}
   */
  record Entry(String path, Set<String> methods, String authorizationItem, String request, String response) {

    static Entry of(Api api) {
      return new Entry(api.path().toString(), new TreeSet<>(api.methods()), api.item(), api.jwt().request().word(),
          api.jwt().response().word());
    }
  }

  private final ApiCatalog catalog;

  MachineCatalogueController(ApiCatalog catalog) {
    this.catalog = catalog;
  }

  /** Not cached: a changed JWT setting binds the next call. */
  @GetMapping(path = "/portal/catalogue.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<Entry>> catalogue() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .body(catalog.all().stream().map(Entry::of).toList());
  }
}
