package dev.assent.onboarding;

import java.util.List;

/**
 * What a TSP says of itself when it signs up, the password aside.
 *
 * @param redirectUris addresses of the client to come, as {@link dev.assent.client.RedirectUris} accepts them
 * @param userName     log-in of the first developer
 * @param email        the developer's own address; {@code contactEmail} is the company's
 */
public record SignUp(String company, String registrationNumber, String contactName, String contactEmail, String phone,
    List<String> redirectUris, String purpose, String userName, String email) {

  public SignUp {
    redirectUris = List.copyOf(redirectUris);
    if (redirectUris.isEmpty()) {
      throw new IllegalArgumentException("A registration names at least one redirect URI");
    }
  }
}
