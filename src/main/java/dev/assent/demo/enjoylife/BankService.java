package dev.assent.demo.enjoylife;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One of the bank's APIs as the bank's public catalogue describes it.
 *
 * @param path              {@code module/name}
 * @param authorizationItem the item that a customer must have authorized; null for public data
 * @param request           JWT setting of the request: None, JWS or JWE
 * @param response          JWT setting of the response
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BankService(String path, String authorizationItem, String request, String response) { }
