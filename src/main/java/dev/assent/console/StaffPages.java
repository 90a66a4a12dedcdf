package dev.assent.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the staff comes in. */
@Controller
class StaffPages {

  static final String TASKLIST = "/camunda/app/tasklist/default/";

  @GetMapping("/bank/login")
  String logIn() {
    return "console/login";
  }

  @GetMapping("/bank")
  String home() {
    return "console/home";
  }

  @GetMapping({"/camunda", "/camunda/"})
  String tasklist() {
    return "redirect:" + TASKLIST;
  }
}
