package dev.assent.client;

import java.util.UUID;

/**
 * A client has other public keys: whoever has these signs in its name and reads what is encrypted to it.
 *
 * @param by      who handed them in
 * @param address from where they are fetched; null if they were uploaded
 */
public record ClientKeysChanged(String clientId, UUID tspId, String by, String address) { }
