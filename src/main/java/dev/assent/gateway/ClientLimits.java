package dev.assent.gateway;

import dev.assent.client.CallRate;

/**
 * What a client may do, whatever token it calls with.
 *
 * @param rate                  its own; where it has none, the server's is in force
 * @param callsPerConsentAndDay null = no limit
 */
record ClientLimits(CallRate rate, Integer callsPerConsentAndDay) { }
