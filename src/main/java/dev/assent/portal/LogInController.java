package dev.assent.portal;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LogInController {

  @GetMapping("/portal/login")
  String logIn(@RequestParam(required = false) String left, Model model) {
    model.addAttribute("left", left != null);
    return "portal/login";
  }
}
