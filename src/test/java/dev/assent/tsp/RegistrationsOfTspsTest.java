package dev.assent.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
  void a_registration_number_is_one_however_it_is_written() {
    register(number, name);

    String written = number.replace("-", "").toLowerCase(Locale.ROOT);
    assertThatThrownBy(() -> register(written, name + "x")).isInstanceOf(AlreadyRegisteredException.class);
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

  @ParameterizedTest
  @ValueSource(strings = {"Enjoy Life %s", "ENJOY LIFE %s", " enjoy  life %s", "Enjoy\u00a0Life %s", "EnjoyLife%s",
      "\uff25njoy\u3000Life %s", "En\u200bjoy Life %s", "\u00c9njoy Life, %s."})
  void a_company_has_one_registration_however_its_name_is_written(String written) {
    register("Enjoy Life " + number, number, name);

    assertThatThrownBy(() -> register(written.formatted(number), number + "x", name + "x"))
        .isInstanceOf(AlreadyRegisteredException.class);
  }

  @Test
  void a_correction_does_not_take_the_name_of_another_company() {
    register("Enjoy Life " + number, number, name);
    Tsp other = register("Wonder Pay " + number, number + "x", name + "x");

    assertThatThrownBy(() -> tsps.correct(other.id(), "enjoy life " + number, number + "x", "Mei", "mei@example.com",
        "1", Certification.NONE)).isInstanceOf(AlreadyRegisteredException.class);

    tsps.correct(other.id(), "Wonder Bank " + number, number + "x", "Mei", "mei@example.com", "1", Certification.NONE);
    assertThat(tsps.get(register("Wonder Pay " + number, number + "y", name + "y").id()).status())
        .isEqualTo(TspStatus.PENDING);
  }

  @Test
  void a_registration_that_came_to_nothing_keeps_no_name() {
    Tsp rejected = register("Enjoy Life " + number, number, name);

    tsps.reject(rejected.id());

    assertThat(register("Enjoy Life " + number, number + "x", name + "x").heldName()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "adm1n", "ad-min", "root", "system", "camunda-admin", "camunda", "assent-support",
      "a5sent", "reviewer", "rev1ewer", "manager", "rnanager"})
  void nobody_signs_up_under_a_name_of_the_bank_or_the_system(String reserved) {
    assertThatThrownBy(() -> register(number, reserved)).isInstanceOf(AlreadyRegisteredException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tsp2", "enjoy-life", "roots", "mybank", "administration"})
  void other_names_are_not_reserved(String free) {
    assertThat(ReservedUserNames.contains(free)).isFalse();
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
    Tsp tsp = Tsp.applying("Enjoy Life " + number, number, "Mei", "mei@example.com", "1", Certification.ISO_27701,
        Instant.now());
    tsps.register(tsp, name, "Dev@Example.com", PASSWORD, Locale.ENGLISH);

    assertThat(tsps.get(tsp.id()).certification()).isEqualTo(Certification.ISO_27701);
    assertThat(tsps.developer(name).orElseThrow().email()).isEqualTo("dev@example.com");
  }

  private Tsp register(String registrationNumber, String userName) {
    return register("Enjoy Life " + registrationNumber, registrationNumber, userName);
  }

  private Tsp register(String company, String registrationNumber, String userName) {
    Tsp tsp = Tsp.applying(company, registrationNumber, "Mei", "mei@example.com", "1", Instant.now());
    tsps.register(tsp, userName, "dev@example.com", PASSWORD, Locale.ENGLISH);
    return tsp;
  }
}
