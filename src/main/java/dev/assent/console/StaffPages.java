package dev.assent.console;

import dev.assent.engine.Incidents;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the staff comes in. */
@Controller
class StaffPages {

  static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final Incidents incidents;

  StaffPages(Incidents incidents) {
    this.incidents = incidents;
  }

  @GetMapping("/bank/login")
  String logIn() {
    return "console/login";
  }

  @GetMapping("/bank")
  String home(HttpServletRequest request, Model model) {
    model.addAttribute("incidents", request.isUserInRole("MANAGER") ? incidents.count() : 0);
    return "console/home";
  }

  @GetMapping({"/camunda", "/camunda/"})
  String tasklist() {
    return "redirect:" + TASKLIST;
  }
}
