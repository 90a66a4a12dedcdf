package dev.assent.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The page that is being shown, for templates: {@code ${@here.with('page', 2)}} is its address with that parameter. */
@Component("here")
public class Here {

  /** A link to this page in another language. */
  public record Language(String tag, String name, String href, boolean current) {
  }

  /** Path and query of this page, with one query parameter replaced; a null value removes it. */
  public String with(String parameter, Object value) {
    String query = request().getQueryString();
    Stream<String> kept = query == null || query.isEmpty()
        ? Stream.empty()
        : Stream.of(query.split("&")).filter(pair -> !nameOf(pair).equals(parameter));
    Stream<String> added = value == null
        ? Stream.empty()
        : Stream.of(parameter + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    String changed = Stream.concat(kept, added).collect(Collectors.joining("&"));
    return changed.isEmpty() ? path() : path() + "?" + changed;
  }

  /** Whether this page is the one at {@code path}. */
  public boolean at(String path) {
    return path().equals(path);
  }

  /** Whether this page is the one at {@code path}, or below it. */
  public boolean in(String path) {
    return at(path) || path().startsWith(path + "/");
  }

  public List<Language> languages() {
    Locale current = LocaleContextHolder.getLocale();
    return LanguageChoice.OFFERED.stream()
        .map(locale -> new Language(locale.toLanguageTag(), name(locale), with("lang", locale.toLanguageTag()),
            locale.equals(current)))
        .toList();
  }

  private static String name(Locale locale) {
    return locale.equals(LanguageChoice.TRADITIONAL_CHINESE) ? "繁體中文" : "English";
  }

  private static String path() {
    Object failed = request().getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed instanceof String original ? original : request().getRequestURI();
    // Two slashes at the beginning would make it the address of another host.
    return "/" + path.replaceFirst("^[/\\\\]+", "");
  }

  private static String nameOf(String pair) {
    String name = pair.split("=", 2)[0];
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return name;
    }
  }

  private static HttpServletRequest request() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
  }
}
