package dev.assent.engine;

import dev.assent.approval.Deputies;
import dev.assent.approval.StaffGroup;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** The tasks of one process instance that wait for a signature, and how their groups are told. */
@Component
class OpenReviews {

  private final TaskService tasks;
  private final Notifications notifications;
  private final Deputies deputies;
  private final BankTime time;

  OpenReviews(TaskService tasks, Notifications notifications, Deputies deputies, BankTime time) {
    this.tasks = tasks;
    this.notifications = notifications;
    this.deputies = deputies;
    this.time = time;
  }

  /**
   * Empty once everything is signed: a timer that comes too late finds nothing to do. A task that ends at this moment
   * may have lost its groups between the two questions; it waits for nobody any more.
   */
  List<OpenReview> of(String processInstanceId) {
    return tasks.createTaskQuery().processInstanceId(processInstanceId).withCandidateGroups().includeAssignedTasks()
        .list().stream().map(task -> OpenReview.of(task, groupsOf(task.getId())))
        .filter(review -> !review.groups().isEmpty()).toList();
  }

  /** Tells each of these groups, and whoever signs for one of them at this moment, once. */
  void tell(Collection<StaffGroup> groups, String code, OpenReview review) {
    Notice notice = new Notice(code, Arrays.asList(review.name(), review.about(),
        review.dueAt() == null ? "" : Notice.day(time.day(review.dueAt())),
        Notice.groups(review.groups().stream().map(StaffGroup::id).toList())), review.link());
    groups.stream().flatMap(group -> deputies.thatSignFor(group).stream()).distinct()
        .forEach(group -> notifications.tell(Recipient.group(group.id()), notice));
  }

  private List<StaffGroup> groupsOf(String taskId) {
    return tasks.getIdentityLinksForTask(taskId).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
        .map(StaffGroup::of).sorted().toList();
  }
}
