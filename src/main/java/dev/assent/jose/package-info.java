/**
 * Message protection: verifies request JWSs, decrypts request JWEs, signs and encrypts responses, and selects keys.
 * The server fixes the algorithms, never the message. It knows neither the web nor a database, and all cryptography is
 * Nimbus's; what is ours are the rules about which messages and keys are accepted.
 */
@ApplicationModule(allowedDependencies = {})
package dev.assent.jose;

import org.springframework.modulith.ApplicationModule;
