package dev.assent.engine;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Full history, but nothing of a task's local variables. What an approver must see may be a customer's data; it is
 * put on the task, and is gone from the engine's tables when the task is.
 */
class TracelessHistoryLevel extends AbstractHistoryLevel {

  static final String NAME = "traceless";
  private static final int ID = 31;

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    boolean ofTask = entity instanceof VariableInstanceEntity variable && variable.getTaskId() != null
        || entity instanceof HistoricVariableUpdateEventEntity update && update.getTaskId() != null;
    return !ofTask;
  }
}
