package dev.assent.portal;

import dev.assent.client.RefusedAddressException;
import dev.assent.securityevent.EventDelivery;
import dev.assent.securityevent.InvalidAuthorizationException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the developer's client is told of changed consents, and what became of the latest events. */
@Controller
@RequestMapping("/portal/account/events")
class EventsController {

  private static final String PAGE = "/portal/account/events";
  private static final int SHOWN = 20;

  private final EventDelivery delivery;
  private final DeveloperClient clients;
  private final PortalThrottle throttle;
  private final Addresses addresses;
  private final MessageSource messages;

  EventsController(EventDelivery delivery, DeveloperClient clients, PortalThrottle throttle, Addresses addresses,
      MessageSource messages) {
    this.delivery = delivery;
    this.clients = clients;
    this.throttle = throttle;
    this.addresses = addresses;
    this.messages = messages;
  }

  @GetMapping
  String show(@AuthenticationPrincipal Developer developer, Model model) {
    return page(clients.of(developer).id(), model);
  }

  /** What was typed as authorization is not sent back: it is a secret. */
  @PostMapping("/push")
  String push(@RequestParam(defaultValue = "") String endpoint, @RequestParam(defaultValue = "") String authorization,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale, HttpServletResponse response,
      RedirectAttributes flash) {
    String client = clients.of(developer).id();
    Map<String, String> problems = new LinkedHashMap<>();
    try {
      delivery.pushTo(client, endpoint.strip(), authorization, developer.getUsername());
    } catch (RefusedAddressException refused) {
      problems.put("endpoint", messages.getMessage("portal.events.endpoint." + refused.reason(), null, locale));
    } catch (InvalidAuthorizationException refused) {
      problems.put("authorization", messages.getMessage("portal.events.authorization.malformed", null, locale));
    }
    if (problems.isEmpty()) {
      flash.addFlashAttribute("saved", true);
      return "redirect:" + PAGE;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("problems", problems);
    model.addAttribute("endpoint", endpoint);
    return page(client, model);
  }

  @PostMapping("/poll")
  String poll(@AuthenticationPrincipal Developer developer, RedirectAttributes flash) {
    delivery.poll(clients.of(developer).id(), developer.getUsername());
    flash.addFlashAttribute("saved", true);
    return "redirect:" + PAGE;
  }

  @PostMapping("/test")
  String test(@AuthenticationPrincipal Developer developer, HttpServletRequest request, RedirectAttributes flash) {
    String client = clients.of(developer).id();
    throttle.testEvent(request, client);
    delivery.test(client);
    flash.addFlashAttribute("tested", true);
    return "redirect:" + PAGE;
  }

  /** A reload, or another language, after a form was refused. */
  @GetMapping({"/push", "/poll", "/test"})
  String back() {
    return "redirect:" + PAGE;
  }

  private String page(String client, Model model) {
    model.addAttribute("push", delivery.push(client).orElse(null));
    model.addAttribute("events", delivery.latest(client, SHOWN));
    model.addAttribute("kept", delivery.keptFor());
    model.addAttribute("samplePoll", SampleCall.poll(addresses.base()));
    if (!model.containsAttribute("problems")) {
      model.addAttribute("problems", Map.of());
    }
    return "portal/events";
  }
}
