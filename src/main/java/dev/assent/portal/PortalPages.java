package dev.assent.portal;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the portal knows. */
@ControllerAdvice(basePackageClasses = PortalPages.class)
class PortalPages {

  /** Who is logged in; null for a visitor. */
  @ModelAttribute("developer")
  Developer developer(@AuthenticationPrincipal Developer developer) {
    return developer;
  }
}
