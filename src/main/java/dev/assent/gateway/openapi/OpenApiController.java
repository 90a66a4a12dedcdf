package dev.assent.gateway.openapi;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Anybody may read it. */
@RestController
class OpenApiController {

  private final OpenApiDocument document;

  OpenApiController(OpenApiDocument document) {
    this.document = document;
  }

  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> openApi() {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(document.now());
  }
}
