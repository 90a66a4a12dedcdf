package dev.assent.web;

import java.util.List;

/**
 * One group of people who log in. All audiences may use one browser and so one HTTP session: everything that Spring
 * Security keeps for one of them lies under that audience's own attribute names.
 *
 * @param name the accent of its pages, and the prefix of its session attributes
 * @param home where a log-in leads when no page was asked for before
 * @param paths the path patterns of its chain; only pages under them are remembered across a log-in
 * @param returnPaths further patterns that a log-in may lead back to, served by another chain
 */
public record Audience(String name, String home, List<String> paths, List<String> returnPaths) {

  /** Developers of the TSPs. */
  public static final Audience PORTAL = new Audience("portal", "/portal", List.of("/portal", "/portal/**"), List.of());

  /** The bank's staff: one log-in serves the console and Tasklist. */
  public static final Audience BANK =
      new Audience("bank", "/bank", List.of("/bank", "/bank/**", "/camunda", "/camunda/**"), List.of());

  /** The bank's customers, who also come from a TSP through the authorization endpoint. */
  public static final Audience CUSTOMER =
      new Audience("customer", "/consents", List.of("/consents", "/consents/**"), List.of("/oauth2/authorize"));

  public Audience {
    paths = List.copyOf(paths);
    returnPaths = List.copyOf(returnPaths);
  }

  /** The log-in page; its form posts {@code username} and {@code password} to the same address. */
  public String logIn() {
    return home + "/login";
  }

  /** Takes a POST that ends this audience's log-in. */
  public String logOut() {
    return home + "/logout";
  }

  /** A session attribute that this audience's log-out removes. */
  public String attribute(String key) {
    return name + "." + key;
  }
}
