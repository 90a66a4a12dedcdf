package dev.assent.gateway.openapi;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.DefaultCallLimits;
import dev.assent.web.PageSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The document, of this moment: a changed JWT setting binds the next call. */
@Component
class OpenApiDocument {

  private final ApiCatalog catalog;
  private final DefaultCallLimits limits;
  private final PageSettings settings;
  private final String issuer;

  OpenApiDocument(ApiCatalog catalog, DefaultCallLimits limits, PageSettings settings,
      @Value("${assent.issuer}") String issuer) {
    this.catalog = catalog;
    this.limits = limits;
    this.settings = settings;
    this.issuer = issuer;
  }

  Map<String, Object> now() {
    List<Api> apis = catalog.all();
    Map<String, Object> paths = new LinkedHashMap<>();
    apis.forEach(api -> paths.put("/api/" + api.path(), ApiOperations.of(api, limits.inForce(api.limits()))));
    paths.put(EchoOperation.PATH, EchoOperation.of(limits.inForce(CallLimits.DEFAULT)));
    paths.putAll(OAuthOperations.all());
    paths.putAll(EventOperations.paths());
    paths.put(GrantOperations.PATH, GrantOperations.all());
    return Members.of(
        "openapi", "3.1.0",
        "info", Members.of("title", "Open APIs of " + settings.bankName(), "version", "1",
            "description", "Messages are protected as each API says (JOSE). Every error is an RFC 9457 problem; its"
                + " code is of the catalogue at " + issuer + "/problems.",
            "license", Members.of("name", "As agreed with the bank", "identifier", "LicenseRef-agreed-with-the-bank")),
        "servers", List.of(Members.of("url", issuer)),
        "tags", tags(apis),
        "paths", paths,
        "webhooks", EventOperations.webhooks(),
        "components", Components.of(issuer, catalog.items()));
  }

  private static List<Object> tags(List<Api> apis) {
    return Stream.concat(
        apis.stream().map(api -> api.path().module()).distinct().map(module ->
            tag(module, "APIs of the module " + module)),
        Stream.of(tag("sandbox", "For trying"), tag("oauth", "Tokens, keys and metadata"),
            tag("events", "What the bank tells of changed consents"))).toList();
  }

  private static Object tag(String name, String description) {
    return Members.of("name", name, "description", description);
  }
}
