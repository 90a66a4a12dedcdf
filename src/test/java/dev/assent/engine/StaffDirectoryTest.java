package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.approval.StaffGroup;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.annotation.Transactional;

@EngineTest
class StaffDirectoryTest {

  private static final String PASSWORD = "correct horse";

  @Autowired
  private StaffDirectory directory;
  @Autowired
  private IdentityService identities;
  @Autowired
  private FilterService filters;
  @Autowired
  private EngineStart start;
  @Autowired
  private ObjectProvider<StaffSeed> seeds;

  @Test
  void a_person_signs_in_with_their_own_password_alone() {
    directory.add("rosa", "Rosa", PASSWORD, Set.of(StaffGroup.REVIEWER));

    assertThat(directory.signIn("rosa", PASSWORD)).get().extracting(StaffMember::displayName).isEqualTo("Rosa");
    assertThat(directory.signIn("rosa", "wrong")).isEmpty();
    assertThat(directory.signIn("nobody", "nobody's password")).isEmpty();
  }

  @Test
  void the_engine_knows_a_person_and_their_groups_but_no_password() {
    directory.add("a.lee-2", "Amy Lee", PASSWORD, Set.of(StaffGroup.APPROVER, StaffGroup.REVIEWER));

    assertThat(identities.createGroupQuery().groupMember("a.lee-2").list()).extracting(Group::getId)
        .containsExactlyInAnyOrder("approver", "reviewer");
    assertThat(identities.createUserQuery().userId("a.lee-2").singleResult().getPassword()).isNull();
  }

  @Test
  void a_disabled_person_cannot_sign_in_and_signs_for_no_group() {
    directory.add("dora", "Dora", PASSWORD, Set.of(StaffGroup.APPROVER));

    directory.disable("dora");

    assertThat(directory.signIn("dora", PASSWORD)).isEmpty();
    assertThat(identities.createGroupQuery().groupMember("dora").count()).isZero();
  }

  @Test
  void a_name_is_given_once_and_a_failed_addition_leaves_nothing_in_the_engine() {
    directory.add("twin", "Twin", PASSWORD, Set.of(StaffGroup.REVIEWER));

    assertThatThrownBy(() -> directory.add("twin", "Twin", PASSWORD, Set.of(StaffGroup.MANAGER)))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(identities.createGroupQuery().groupMember("twin").list()).extracting(Group::getId)
        .containsExactly("reviewer");
  }

  @Test
  void short_passwords_and_odd_names_are_refused() {
    assertThatThrownBy(() -> directory.add("rolf", "Rolf", "short", Set.of()))
        .hasMessageContaining("at least 8 characters");
    assertThatThrownBy(() -> directory.add("Rolf X", "Rolf", PASSWORD, Set.of())).hasMessageContaining("staff name");
    assertThatThrownBy(() -> directory.add(StaffIdentity.ENGINE_ADMIN, "Rolf", PASSWORD, Set.of()))
        .hasMessageContaining("staff name");
  }

  @Test
  void the_engine_has_an_administrator_whom_nobody_can_be() {
    assertThat(identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list()).singleElement()
        .satisfies(admin -> assertThat(directory.find(admin.getId())).isEmpty());
  }

  @Test
  void the_first_manager_comes_from_the_configuration() {
    assertThat(directory.find("head")).get().extracting(StaffMember::groups).isEqualTo(Set.of(StaffGroup.MANAGER));
  }

  @Test
  @Transactional
  void without_a_manager_the_start_fails_and_says_what_to_set() {
    directory.disable("head");

    assertThatThrownBy(() -> new StaffBootstrap(directory, new StaffProperties(null), seeds).ensureManager())
        .hasMessageContaining("ASSENT_STAFF_ADMIN_NAME").hasMessageContaining("ASSENT_STAFF_ADMIN_PASSWORD");
  }

  @Test
  void a_second_start_adds_nothing() {
    List<Filter> before = filters.createFilterQuery().list();

    start.afterSingletonsInstantiated();

    assertThat(filters.createFilterQuery().list()).extracting(Filter::getName)
        .containsExactlyInAnyOrderElementsOf(before.stream().map(Filter::getName).toList())
        .contains("My tasks", "For my groups", "TSP registrations", "API applications", "Consent changes", "Overdue",
            "Follow-up");
  }
}
