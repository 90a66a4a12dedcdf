package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ResourceServersTest {

  private static final String ONE = "0".repeat(64);
  private static final String OTHER = "1".repeat(64);

  @Test
  void two_servers_of_one_id_stop_the_start_with_a_sentence_and_no_digest_in_it() {
    assertThatThrownBy(() -> new ResourceServers(named("core-bank", "core-bank")))
        .hasMessage("Two resource servers have the id core-bank: give each of assent.token.resource-servers its own")
        .hasMessageNotContaining(ONE);
  }

  @Test
  void each_server_is_found_by_its_id() {
    ResourceServers servers = new ResourceServers(named("core-bank", "cards"));

    assertThat(servers.find("cards")).hasValueSatisfying(found ->
        assertThat(found.getClientSecret()).endsWith(OTHER));
    assertThat(servers.find("other")).isEmpty();
  }

  private static TokenProperties named(String one, String other) {
    var source = new MapConfigurationPropertySource();
    source.put("assent.token.resource-servers[0].id", one);
    source.put("assent.token.resource-servers[0].secret-digest", ONE);
    source.put("assent.token.resource-servers[1].id", other);
    source.put("assent.token.resource-servers[1].secret-digest", OTHER);
    return new Binder(source).bind("assent.token", TokenProperties.class).get();
  }
}
