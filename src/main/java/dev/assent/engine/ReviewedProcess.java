package dev.assent.engine;

/** The processes whose tasks the staff decides on. */
enum ReviewedProcess {
  TSP_REGISTRATION("tsp-registration", "TSP registrations"),
  TSP_CERTIFICATION("tsp-certification", "TSP certifications"),
  API_APPLICATION("api-access-request", "API applications"),
  CONSENT_CHANGE("consent-change", "Consent changes");

  private final String key;
  private final String title;

  ReviewedProcess(String key, String title) {
    this.key = key;
    this.title = title;
  }

  String key() {
    return key;
  }

  String title() {
    return title;
  }
}
