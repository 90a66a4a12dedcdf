package dev.assent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes the statements that the test's own thread prepares, MockMvc's requests among them. For {@code @Import}. */
public class CountedStatements implements BeanPostProcessor {

  private final ThreadLocal<List<String>> statements = ThreadLocal.withInitial(ArrayList::new);

  /** Forgets all before. */
  public void begin() {
    statements.get().clear();
  }

  /** Since {@link #begin()}, in their order. */
  public List<String> statements() {
    return List.copyOf(statements.get());
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source && !(bean instanceof Counting) ? new Counting(source) : bean;
  }

  private final class Counting extends DelegatingDataSource {

    Counting(DataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
          (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
              statements.get().add((String) arguments[0]);
            }
            try {
              return method.invoke(connection, arguments);
            } catch (InvocationTargetException failed) {
              throw failed.getCause();
            }
          });
    }
  }
}
