package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a page: what was chosen with {@code ?lang=}, else the cookie, else what the browser prefers. */
public final class LanguageChoice implements LocaleResolver {

  static final Locale TRADITIONAL_CHINESE = Locale.TAIWAN;
  static final List<Locale> OFFERED = List.of(Locale.ENGLISH, TRADITIONAL_CHINESE);

  private static final String CHOSEN = LanguageChoice.class.getName() + ".chosen";
  private static final Duration ONE_YEAR = Duration.ofDays(365);

  private final String cookie;

  /** Cookies are shared by all ports of a host, so each application has its own name for it. */
  public LanguageChoice(String cookie) {
    this.cookie = cookie;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
      return chosen;
    }
    return fromCookie(request).or(() -> preferred(request)).orElse(Locale.ENGLISH);
  }

  @Override
  public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    offered(locale).ifPresent(chosen -> {
      request.setAttribute(CHOSEN, chosen);
      response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(cookie, chosen.toLanguageTag())
          .path("/").maxAge(ONE_YEAR).sameSite("Lax").httpOnly(true).secure(request.isSecure()).build().toString());
    });
  }

  private Optional<Locale> fromCookie(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, cookie))
        .flatMap(value -> offered(Locale.forLanguageTag(value.getValue())));
  }

  private static Optional<Locale> preferred(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      return Optional.empty();
    }
    return Collections.list(request.getLocales()).stream().flatMap(wish -> offered(wish).stream()).findFirst();
  }

  /** The same language counts, wherever it is spoken. */
  private static Optional<Locale> offered(Locale wish) {
    return OFFERED.stream().filter(locale -> locale.getLanguage().equals(wish.getLanguage())).findFirst();
  }
}
