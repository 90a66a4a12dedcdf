package dev.assent.onboarding;

import dev.assent.tsp.Certification;
import java.util.List;

/**
 * What a TSP says of itself and of the client to come; the bank may ask to have it corrected.
 *
 * @param redirectUris addresses of the client to come, as {@link dev.assent.client.RedirectUris} accepts them
 */
public record RegistrationDetails(String company, String registrationNumber, String contactName, String contactEmail,
    String phone, Certification certification, List<String> redirectUris, String purpose) {

  public RegistrationDetails {
    redirectUris = List.copyOf(redirectUris);
    if (redirectUris.isEmpty()) {
      throw new IllegalArgumentException("A registration names at least one redirect URI");
    }
  }
}
