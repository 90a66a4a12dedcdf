/**
 * The bank's own signing and encryption keys: made on the first start, kept in the database with their private part
 * encrypted, and exchanged by a schedule or by a manager without any node's restart. The active ones are used, the next
 * ones are published ahead, and retiring ones still verify and decrypt until they expire. It also encrypts for other
 * modules what they store, under the one key that the operator configures.
 */
@ApplicationModule(allowedDependencies = {"jose"})
package dev.assent.keys;

import org.springframework.modulith.ApplicationModule;

