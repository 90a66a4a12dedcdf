package dev.assent.grantmanagement;

import dev.assent.consent.Consent;
import dev.assent.token.GrantManagement;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Sections 6.4 and 6.5 of Grant Management for OAuth 2.0. Who may ask is decided before. */
@RestController
@RequestMapping(GrantManagement.ENDPOINT + "/{grantId}")
class GrantEndpoint {

  private final ClientsGrants grants;

  GrantEndpoint(ClientsGrants grants) {
    this.grants = grants;
  }

  @GetMapping
  ResponseEntity<Map<String, Object>> query(@PathVariable String grantId, Authentication client) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(GrantAnswer.of(find(grantId, client)));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable String grantId, Authentication client) {
    grants.revoke(find(grantId, client));
  }

  private Consent find(String grantId, Authentication client) {
    return grants.find(grantId, client.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
