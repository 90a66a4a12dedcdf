package dev.assent.gateway;

/**
 * What the database knows of a call at one moment.
 *
 * @param clientVersion changes with every change of the client, its keys included
 * @param limits        of the client, beside those of its tokens
 * @param api           null if there is no such API
 * @param consent       null if there is none, or none is needed
 */
record CallFacts(TokenFacts token, String clientId, boolean clientIsActive, int clientVersion,
    ClientLimits limits, TargetApi api, ConsentFacts consent) {

  CallFacts with(TokenFacts changed) {
    return new CallFacts(changed, clientId, clientIsActive, clientVersion, limits, api, consent);
  }

  CallFacts with(TargetApi changed) {
    return new CallFacts(token, clientId, clientIsActive, clientVersion, limits, changed, consent);
  }

  CallFacts with(ConsentFacts changed) {
    return new CallFacts(token, clientId, clientIsActive, clientVersion, limits, api, changed);
  }

  /** Whether this call counts among the calls that the consent admits in a day. */
  boolean countsForConsent() {
    return consent != null && limits.callsPerConsentAndDay() != null;
  }
}
