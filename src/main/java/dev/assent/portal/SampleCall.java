package dev.assent.portal;

/** Commands for a first try. */
final class SampleCall {

  private SampleCall() { }

  /** Gets a token for the client's own use; curl asks for the secret, so that it is in no history. */
  static String token(String clientId, String base) {
    return """
        curl --user %s --data grant_type=client_credentials \\
          %s/oauth2/token""".formatted(clientId, base);
  }

  /** Sends back what was said and how it was understood, encrypted. */
  static String echo(String base) {
    return """
        curl --header "Authorization: Bearer $ACCESS_TOKEN" \\
          --header "Content-Type: application/json" \\
          --data '{"hello":"bank"}' \\
          "%s/api/sandbox/echo?response=jwe\"""".formatted(base);
  }

  /** Takes the events that wait; what is acknowledged is named in the next one. */
  static String poll(String base) {
    return """
        curl --header "Authorization: Bearer $ACCESS_TOKEN" \\
          --header "Content-Type: application/json" \\
          --data '{"maxEvents":10,"ack":[]}' \\
          %s/events/poll""".formatted(base);
  }

  static String of(PublishedApi api, String base) {
    String address = base + "/api/" + api.path();
    if (!api.takesBody()) {
      return """
          curl --header "Authorization: Bearer $ACCESS_TOKEN" \\
            %s""".formatted(address);
    }
    return """
        curl --request %s --header "Authorization: Bearer $ACCESS_TOKEN" \\
          --header "Content-Type: %s" \\
          --data %s \\
          %s""".formatted(api.method(), api.protectedRequest() ? "application/jose" : "application/json",
        api.protectedRequest() ? "\"$PROTECTED_REQUEST\"" : "'" + api.api().requestExample() + "'", address);
  }
}
