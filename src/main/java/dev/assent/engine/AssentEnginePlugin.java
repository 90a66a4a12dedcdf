package dev.assent.engine;

import dev.assent.notification.Notifications;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.joda.time.DateTimeUtils;
import org.springframework.stereotype.Component;

/** What Assent changes in the engine. Plain settings stand in {@code application.yml}. */
@Component
class AssentEnginePlugin extends AbstractProcessEnginePlugin {

  private final DecisionGate gate;
  private final TaskSheetListener sheets;
  private final Notifications notifications;
  private final Clock clock;

  AssentEnginePlugin(DecisionGate gate, TaskSheetListener sheets, Notifications notifications, Clock clock) {
    this.gate = gate;
    this.sheets = sheets;
    this.notifications = notifications;
    this.clock = clock;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    // The engine's ClockUtil reads Joda's clock: timers and due dates follow ours.
    DateTimeUtils.setCurrentMillisProvider(clock::millis);
    configuration.setTaskService(new GuardedTaskService(gate));
    configuration.setFormService(new GuardedFormService(gate));
    configuration.setResourceAuthorizationProvider(new GroupRights());
    configuration.setCustomIncidentHandlers(List.of(new IncidentNotices(notifications)));
    configuration.setCustomSessionFactories(List.of(new KnownGroups.Factory()));
    configuration.setCustomHistoryLevels(List.of(new TracelessHistoryLevel()));
    if (configuration.getCustomPreBPMNParseListeners() == null) {
      configuration.setCustomPreBPMNParseListeners(new ArrayList<>());
    }
    configuration.getCustomPreBPMNParseListeners().add(new UserTaskParseListener(sheets));
  }
}
