package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.catalog.ApiPath;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The one thing that a developer does next for an application.
 *
 * @param code of the words on its button, {@code portal.next.<code>}
 * @param path where it is done
 */
record NextStep(String code, String path) {

  private static final String ACCOUNT = "/portal/account/";

  /** Null while the bank is at it. */
  static NextStep of(ApiApplication application) {
    return switch (application.status()) {
      case UNCONFIRMED -> new NextStep("check", page(application));
      case RETURNED -> new NextStep("correct", page(application));
      case GRANTED -> new NextStep("call", ACCOUNT + "my-api");
      case REJECTED, WITHDRAWN, EXPIRED -> new NextStep("again", again(application));
      case IN_REVIEW, APPROVED -> null;
    };
  }

  private static String page(ApiApplication application) {
    return ACCOUNT + "status/" + application.id();
  }

  private static String again(ApiApplication application) {
    return UriComponentsBuilder.fromPath(ACCOUNT + "api-application")
        .queryParam("api", application.apis().stream().map(ApiPath::toString).toList())
        .encode().toUriString();
  }
}
