package dev.assent.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's own tables have no index for tasks that are overdue, and every approver's Tasklist asks for them. */
@Component
class OverdueIndex {

  private final JdbcClient jdbc;

  OverdueIndex(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void ensure() {
    jdbc.sql("create index if not exists act_ru_task_due_date on act_ru_task (due_date_)").update();
  }
}
