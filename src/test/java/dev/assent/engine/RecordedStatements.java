package dev.assent.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Every statement that goes to the database while it is switched on. */
class RecordedStatements implements BeanPostProcessor, QueryExecutionListener {

  private final List<String> statements = new CopyOnWriteArrayList<>();
  private volatile boolean on;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource database
        ? ProxyDataSourceBuilder.create(database).listener(this).build()
        : bean;
  }

  /** What the work has sent. */
  List<String> of(Runnable work) {
    statements.clear();
    on = true;
    try {
      work.run();
    } finally {
      on = false;
    }
    return List.copyOf(statements);
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) { }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (on) {
      queries.forEach(query -> statements.add(query.getQuery()));
    }
  }
}
