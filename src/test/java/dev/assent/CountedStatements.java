package dev.assent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** What goes to the database, from all threads but those that work by themselves. */
public class CountedStatements implements BeanPostProcessor {

  private static final List<String> OWN_WORK = List.of("scheduling", "camundaTaskExecutor", "JobExecutor", "bank-keys",
      "accesses-writer", "refusals-writer");

  private final List<String> statements = new CopyOnWriteArrayList<>();

  /** Forgets all before. */
  public void begin() {
    statements.clear();
  }

  /** Since {@link #begin()}, in their order. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource database && !(bean instanceof ProxyDataSource)
        ? ProxyDataSourceBuilder.create(database).listener(new Note()).build()
        : bean;
  }

  private final class Note extends NoOpQueryExecutionListener {

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      // What the application does by itself meanwhile is nobody's page.
      String thread = Thread.currentThread().getName();
      if (OWN_WORK.stream().noneMatch(thread::startsWith)) {
        queries.forEach(query -> statements.add(query.getQuery()));
      }
    }
  }
}
