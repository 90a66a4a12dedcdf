package dev.assent.portal;

import dev.assent.access.ApiAccess;
import dev.assent.client.Client;
import dev.assent.client.ClientKeySets;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.client.InvalidKeysException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "My API": what the TSP's client may call, and what it needs for calling. */
@Controller
@RequestMapping("/portal/account/my-api")
class MyApiController {

  private static final String PAGE = "/portal/account/my-api";

  private final DeveloperClient developerClient;
  private final Clients clients;
  private final ClientKeySets keySets;
  private final ClientSecrets secrets;
  private final ApiAccess access;
  private final PublishedApis published;
  private final Addresses addresses;

  MyApiController(DeveloperClient developerClient, Clients clients, ClientKeySets keySets,
      ClientSecrets secrets, ApiAccess access, PublishedApis published, Addresses addresses) {
    this.developerClient = developerClient;
    this.clients = clients;
    this.keySets = keySets;
    this.secrets = secrets;
    this.access = access;
    this.published = published;
    this.addresses = addresses;
  }

  @GetMapping
  String show(@RequestParam(name = "q", defaultValue = "") String wanted,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale) {
    return page(developerClient.of(developer), wanted.strip(), model, locale);
  }

  /** The secret travels in the session to the one page that shows it: never in an address, never in a log. */
  @PostMapping("/secret")
  String createSecret(@AuthenticationPrincipal Developer developer, RedirectAttributes flash) {
    String clientId = developerClient.of(developer).id();
    flash.addFlashAttribute("secret", secrets.issue(clientId, developer.getUsername()).value());
    return "redirect:" + PAGE;
  }

  @PostMapping("/secret/end")
  String endEarlierSecret(@AuthenticationPrincipal Developer developer, RedirectAttributes flash) {
    flash.addFlashAttribute("secretEnded",
        secrets.endEarlier(developerClient.of(developer).id(), developer.getUsername()));
    return "redirect:" + PAGE;
  }

  @PostMapping("/keys")
  String uploadKeys(@RequestParam(defaultValue = "") String jwks, @RequestParam(required = false) MultipartFile file,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale, HttpServletResponse response,
      RedirectAttributes flash) throws IOException {
    Client client = developerClient.of(developer);
    String given = file == null || file.isEmpty() ? jwks : new String(file.getBytes(), StandardCharsets.UTF_8);
    try {
      clients.uploadKeys(client.id(), given.strip(), developer.getUsername());
    } catch (InvalidKeysException refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("keysRefused", refused);
      // A private key is not sent back.
      model.addAttribute("jwks", refused.mayHoldSecret() ? "" : given);
      return page(client, "", model, locale);
    }
    flash.addFlashAttribute("keysSaved", true);
    return "redirect:" + PAGE;
  }

  /** The address is tried before it is saved, so that what works goes on working. */
  @PostMapping("/keys/address")
  String nameAddress(@RequestParam(defaultValue = "") String address, @AuthenticationPrincipal Developer developer,
      Model model, Locale locale, HttpServletResponse response, RedirectAttributes flash) {
    Client client = developerClient.of(developer);
    try {
      keySets.fetchFrom(client.id(), address.strip(), developer.getUsername());
    } catch (InvalidKeysException refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("addressRefused", refused);
      model.addAttribute("address", address);
      return page(client, "", model, locale);
    }
    flash.addFlashAttribute("keysSaved", true);
    return "redirect:" + PAGE;
  }

  /** A reload, or another language, after an upload was refused. */
  @GetMapping({"/keys", "/keys/address", "/secret", "/secret/end"})
  String back() {
    return "redirect:" + PAGE;
  }

  private String page(Client client, String wanted, Model model, Locale locale) {
    List<String> granted = access.of(client.id()).stream().map(grant -> grant.api().toString()).toList();
    Map<String, List<PublishedApi>> found = PublishedApis.byModule(published.search(wanted, locale).values().stream()
        .flatMap(List::stream).filter(api -> granted.contains(api.path().toString())).toList());
    model.addAttribute("q", wanted);
    model.addAttribute("modules", found);
    model.addAttribute("anyGranted", !granted.isEmpty());
    model.addAttribute("client", client);
    model.addAttribute("keys", keySets.describe(client));
    model.addAttribute("fetching", keySets.fetching(client).orElse(null));
    model.addAttribute("secrets", secrets.of(client.id()));
    model.addAttribute("rate", clients.rateInForce(client.callRate()));
    model.addAttribute("base", addresses.base());
    model.addAttribute("sampleToken", SampleCall.token(client.id(), addresses.base()));
    model.addAttribute("sampleEcho", SampleCall.echo(addresses.base()));
    return "portal/my-api";
  }
}
