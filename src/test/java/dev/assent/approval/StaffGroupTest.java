package dev.assent.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StaffGroupTest {

  @Test
  void customer_care_is_no_level_of_an_approval() {
    assertThat(StaffGroup.listed("reviewer, approver")).containsExactly(StaffGroup.REVIEWER, StaffGroup.APPROVER);
    assertThatIllegalArgumentException().isThrownBy(() -> StaffGroup.listed("reviewer, care"));
  }

  @Test
  void the_last_level_keeps_what_lies_there() {
    assertThat(StaffGroup.APPROVER.next()).isEqualTo(StaffGroup.MANAGER);
    assertThat(StaffGroup.MANAGER.next()).isEqualTo(StaffGroup.MANAGER);
    assertThatIllegalArgumentException().isThrownBy(StaffGroup.CARE::next);
  }
}
