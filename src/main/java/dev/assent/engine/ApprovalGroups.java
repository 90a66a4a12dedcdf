package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the approval flow's answer for a BPMN: {@code ${approvalGroups.of(levels)}} are the groups to loop over. */
@Component
public class ApprovalGroups {

  /**
   * @param levels such as {@code reviewer, approver}
   * @throws IllegalArgumentException for a group that there is not: a slip in the table stops here
   */
  public List<String> of(String levels) {
    return StaffGroup.listed(levels).stream().map(StaffGroup::id).toList();
  }
}
