package dev.assent.gateway;

/**
 * What the database knows of a call at one moment.
 *
 * @param clientVersion changes with every change of the client, its keys included
 * @param api           null if there is no such API
 * @param consent       null if there is none, or none is needed
 */
record CallFacts(TokenFacts token, String clientId, boolean clientIsActive, int clientVersion, TargetApi api,
    ConsentFacts consent) {

  CallFacts with(TokenFacts changed) {
    return new CallFacts(changed, clientId, clientIsActive, clientVersion, api, consent);
  }
}
