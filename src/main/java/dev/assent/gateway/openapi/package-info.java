/**
 * The description of {@code /api/**} and the OAuth endpoints in OpenAPI 3.1, made from the catalogue as it is at this
 * moment and from the error catalogue.
 */
package dev.assent.gateway.openapi;
