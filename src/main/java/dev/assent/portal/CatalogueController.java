package dev.assent.portal;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.DefaultCallLimits;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What anyone may read: what the portal is, and which APIs there are. */
@Controller
class CatalogueController {

  private final PublishedApis apis;
  private final ExampleFields fields;
  private final Addresses addresses;
  private final DefaultCallLimits limits;

  CatalogueController(PublishedApis apis, ExampleFields fields, Addresses addresses, DefaultCallLimits limits) {
    this.apis = apis;
    this.fields = fields;
    this.addresses = addresses;
    this.limits = limits;
  }

  @GetMapping("/portal")
  String home(Model model, Locale locale) {
    model.addAttribute("modules", apis.search("", locale));
    return "portal/home";
  }

  @GetMapping("/portal/apis")
  String list(@RequestParam(name = "q", defaultValue = "") String wanted, Model model, Locale locale) {
    model.addAttribute("q", wanted.strip());
    model.addAttribute("modules", apis.search(wanted, locale));
    return "portal/apis";
  }

  @GetMapping("/portal/apis/{module}/{name}")
  String detail(@PathVariable String module, @PathVariable String name, Model model, Locale locale) {
    PublishedApi api = find(module, name, locale);
    model.addAttribute("api", api);
    model.addAttribute("largestRequest", limits.inForce(api.api().limits()).maxRequest().toKilobytes());
    model.addAttribute("requestFields", fields.of(api.api().requestExample()));
    model.addAttribute("responseFields", fields.of(api.api().responseExample()));
    model.addAttribute("requestExample", fields.pretty(api.api().requestExample()));
    model.addAttribute("responseExample", fields.pretty(api.api().responseExample()));
    model.addAttribute("sampleCall", SampleCall.of(api, addresses.base()));
    return "portal/api";
  }

  private PublishedApi find(String module, String name, Locale locale) {
    try {
      return apis.find(new ApiPath(module, name), locale).orElseThrow(() -> notFound(null));
    } catch (IllegalArgumentException notAPath) {
      throw notFound(notAPath);
    }
  }

  private static ResponseStatusException notFound(Throwable cause) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, null, cause);
  }
}
