package dev.assent.customer;

import dev.assent.ChildNode;
import dev.assent.NoTestClasses;
import dev.assent.client.Clients;
import dev.assent.consentchange.ChangeConsent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/**
 * A node of the bank in a process of its own, on which each of some customers is halted at a point of their own between
 * "Authorize" and the way back to the TSP. It does nothing more for them until it is killed.
 */
final class HaltingCustomerNode {

  static final String CLIENT = "tsp-of-killed";

  /** Each is the id of the customer who gets no further. */
  enum Halt { INSIDE_THE_RECORD, BEFORE_THE_PROCESS, BEFORE_THE_REDIRECT }

  private HaltingCustomerNode() { }

  /** {@code <database> <address to return to>} */
  public static void main(String[] arguments) {
    ChildNode.endWithParent();
    ServletWebServerApplicationContext node = start(arguments[0], TestBank.class, Halting.class);
    Clients clients = node.getBean(Clients.class);
    clients.register(CLIENT, clients.get(TestBank.CLIENT).tspId(), "Enjoy Life", List.of(arguments[1]));
    BankCustomers customers = node.getBean(BankCustomers.class);
    for (Halt halt : Halt.values()) {
      customers.add(customer(halt), TestBank.accountNumber(customer(halt)), TestBank.PASSWORD);
    }
    ChildNode.say(ChildNode.PORT + node.getWebServer().getPort());
  }

  static Customer customer(Halt halt) {
    return new Customer("c" + halt.name(), "Steve Lin");
  }

  static ServletWebServerApplicationContext start(String database, Class<?>... further) {
    return (ServletWebServerApplicationContext) new SpringApplicationBuilder(CustomerTest.Slice.class, Events.class)
        .sources(further)
        .initializers(context -> context.getBeanFactory().registerSingleton("testClasses", new NoTestClasses()))
        .run("--spring.datasource.url=" + database,
            // Its own name: the JVM's other engines are found by theirs.
            "--camunda.bpm.process-engine-name=halting-customer-node",
            "--camunda.bpm.deployment-resource-pattern=classpath*:processes/consent-change*.*,"
                + "classpath*:forms/consent-*.form",
            "--assent.consentchange.catch-up-interval=PT1S");
  }

  @ComponentScan(basePackages = "dev.assent.securityevent",
      excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  static class Events { }

  /** Some minutes after the kill. */
  static class Later {

    @Bean
    @Primary
    Clock later() {
      return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
    }
  }

  static class Halting {

    @Bean
    static BeanPostProcessor halts() {
      return new Halts();
    }
  }

  private static final class Halts implements BeanPostProcessor, MethodInterceptor {

    private final ThreadLocal<String> current = new ThreadLocal<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (!name.equals("consentChanges") && !name.equals("consentChangeTable")
          && !name.equals("consentChangeProcesses")) {
        return bean;
      }
      ProxyFactory proxy = new ProxyFactory(bean);
      proxy.setProxyTargetClass(true);
      proxy.addAdvice(this);
      return proxy.getProxy();
    }

    @Override
    public Object invoke(MethodInvocation step) throws Throwable {
      String method = step.getMethod().getName();
      for (Object argument : step.getArguments()) {
        if (argument instanceof ChangeConsent command) {
          current.set(command.customerId());
        }
      }
      if (method.equals("run")) {
        haltAt(Halt.BEFORE_THE_PROCESS);
      }
      Object result = step.proceed();
      switch (method) {
        case "insert" -> haltAt(Halt.INSIDE_THE_RECORD);
        case "answer" -> haltAt(Halt.BEFORE_THE_REDIRECT);
        default -> { }
      }
      return result;
    }

    private void haltAt(Halt point) throws InterruptedException {
      if (customer(point).id().equals(current.get())) {
        ChildNode.haltAt(point);
      }
    }
  }
}
