package dev.assent.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TspTest
class RegistrationsOfTspsTest {

  private static final String PASSWORD = "a quiet green river";

  @Autowired Tsps tsps;

  private final String number = "N" + UUID.randomUUID().toString().substring(0, 18);
  private final String name = "n" + UUID.randomUUID().toString().substring(0, 18);

  @Test
  void a_registration_number_and_a_user_name_belong_to_one_tsp() {
    register(number, name);

    assertThatThrownBy(() -> register(number, name + "x")).isInstanceOf(AlreadyRegisteredException.class);
    assertThatThrownBy(() -> register(number + "x", name)).isInstanceOf(AlreadyRegisteredException.class);
  }

  @Test
  void a_company_whose_registration_came_to_nothing_may_sign_up_again_under_the_same_names() {
    Tsp rejected = register(number, name);
    assertThatThrownBy(() -> register(number, name)).isInstanceOf(AlreadyRegisteredException.class);

    tsps.reject(rejected.id());
    tsps.release(rejected.id());
    assertThat(tsps.developer(name).orElseThrow().tspId()).isEqualTo(rejected.id());
    Tsp again = register(number, name);

    assertThat(tsps.developer(name).orElseThrow().tspId()).isEqualTo(again.id());
    assertThat(tsps.get(rejected.id()).registrationNumber()).isEqualTo(number);
    assertThat(tsps.get(rejected.id()).heldNumber()).isNull();
  }

  @Test
  void the_user_names_of_a_released_tsp_are_for_the_same_company_alone() {
    Tsp rejected = register(number, name);
    tsps.reject(rejected.id());

    assertThatThrownBy(() -> register(number + "x", name)).isInstanceOf(AlreadyRegisteredException.class);
  }

  @Test
  void an_active_tsp_keeps_its_number() {
    Tsp active = register(number, name);
    tsps.activate(active.id());

    assertThatThrownBy(() -> tsps.release(active.id())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tsps.reject(active.id())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_tsp_that_has_left_may_come_back_under_another_user_name() {
    Tsp leaving = register(number, name);
    tsps.activate(leaving.id());
    tsps.beginOffboarding(leaving.id());
    assertThat(tsps.get(leaving.id()).status()).isEqualTo(TspStatus.OFFBOARDING);
    tsps.left(leaving.id());
    tsps.left(leaving.id());
    tsps.release(leaving.id());

    assertThatThrownBy(() -> register(number, name)).isInstanceOf(AlreadyRegisteredException.class);
    assertThat(tsps.get(register(number, name + "x").id()).status()).isEqualTo(TspStatus.PENDING);
  }

  @Test
  void a_certification_is_kept() {
    Tsp tsp = Tsp.applying("Enjoy Life", number, "Mei", "mei@example.com", "1", Certification.ISO_27701,
        Instant.now());
    tsps.register(tsp, name, "Dev@Example.com", PASSWORD);

    assertThat(tsps.get(tsp.id()).certification()).isEqualTo(Certification.ISO_27701);
    assertThat(tsps.developer(name).orElseThrow().email()).isEqualTo("dev@example.com");
  }

  private Tsp register(String registrationNumber, String userName) {
    Tsp tsp = Tsp.applying("Enjoy Life", registrationNumber, "Mei", "mei@example.com", "1", Instant.now());
    tsps.register(tsp, userName, "dev@example.com", PASSWORD);
    return tsp;
  }
}
