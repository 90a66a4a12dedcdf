package dev.assent.onboarding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An entry of the sign-up form that the bank may ask to have corrected. */
public enum RegistrationField {
  COMPANY("company", "Company name", RegistrationDetails::company),
  REGISTRATION_NUMBER("registrationNumber", "Registration number", RegistrationDetails::registrationNumber),
  CONTACT_NAME("contactName", "Contact person", RegistrationDetails::contactName),
  CONTACT_EMAIL("contactEmail", "Contact e-mail", RegistrationDetails::contactEmail),
  PHONE("phone", "Phone", RegistrationDetails::phone),
  CERTIFICATION("certification", "Certification", details -> details.certification().words()),
  REDIRECT_URIS("redirectUris", "Redirect URIs", details -> String.join("\n", details.redirectUris())),
  PURPOSE("purpose", "Purpose", RegistrationDetails::purpose);

  private final String key;
  private final String label;
  private final Function<RegistrationDetails, String> value;

  RegistrationField(String key, String label, Function<RegistrationDetails, String> value) {
    this.key = key;
    this.label = label;
    this.value = value;
  }

  /** Its key in the form {@code tsp-sign-up}. */
  public String key() {
    return key;
  }

  /** Empty if no field is called so. */
  public static Optional<RegistrationField> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  /** All entries, under the words that the bank's people read. */
  static Map<String, String> facts(RegistrationDetails details) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (RegistrationField field : values()) {
      facts.put(field.label, field.value.apply(details));
    }
    return facts;
  }
}
