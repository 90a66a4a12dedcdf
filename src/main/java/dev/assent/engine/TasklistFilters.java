package dev.assent.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The task lists that every approver finds in Tasklist; nobody can make others, for a filter can carry code. */
@Component
class TasklistFilters {

  /** Whom a task's request comes from. Each kind of request has one of these facts, and a card shows what it has. */
  private static final List<Map<String, String>> FROM = Stream.of("company", "tsp")
      .map(fact -> Map.of("name", fact, "label", "From")).toList();

  private final FilterService filters;
  private final TaskService tasks;

  TasklistFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** @return the ids of all filters, made or brought up to date */
  List<String> ensure() {
    List<String> ids = new ArrayList<>();
    ids.add(ensure("For my groups", "Waiting for somebody of your groups", 0,
        tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}")));
    ids.add(ensure("My tasks", "What you have claimed", 10,
        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
    ids.add(ensure("Overdue", "Past the day by which it should be decided", 20,
        tasks.createTaskQuery().dueBeforeExpression("${now()}")));
    ids.add(ensure("Follow-up", "What is to be looked at again by now", 25,
        tasks.createTaskQuery().followUpBeforeExpression("${now()}")));
    for (ReviewedProcess process : ReviewedProcess.values()) {
      ids.add(ensure(process.title(), "All open tasks of this kind", 30 + process.ordinal(),
          tasks.createTaskQuery().processDefinitionKey(process.key())));
    }
    return ids;
  }

  private String ensure(String name, String description, int position, TaskQuery query) {
    Filter known = filters.createTaskFilterQuery().filterName(name).singleResult();
    Filter filter = known == null ? filters.newTaskFilter(name) : known;
    filter.setQuery(query.orderByDueDate().asc().orderByTaskCreateTime().asc());
    filter.setProperties(Map.of("description", description, "priority", position, "refresh", true,
        "showUndefinedVariable", false, "variables", FROM));
    return filters.saveFilter(filter).getId();
  }
}
