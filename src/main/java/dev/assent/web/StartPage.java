package dev.assent.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The pages that belong to nobody in particular: where to go, and what each error of the API means. */
@Controller
class StartPage {

  private final PageSettings settings;

  StartPage(PageSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/")
  ModelAndView start() {
    var page = new ModelAndView("web/start");
    page.addObject("bankName", settings.bankName());
    page.addObject("enjoyLifeUrl", settings.web().enjoyLifeUrl());
    return page;
  }

  @GetMapping("/problems")
  ModelAndView problems() {
    return new ModelAndView("web/problems", Map.of("problems", List.of(ErrorCode.values())));
  }

  /** The address that the member "type" of each problem names. */
  @GetMapping("/problems/{code}")
  ModelAndView problem(@PathVariable String code) {
    ErrorCode problem = ErrorCode.of(code)
        .orElseThrow(() -> new ResponseStatusException(ErrorCode.NOT_FOUND.status()));
    return new ModelAndView("web/problems", Map.of("problems", List.of(problem)));
  }
}
