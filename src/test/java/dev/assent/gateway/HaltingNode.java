package dev.assent.gateway;

import dev.assent.AssentApplication;
import dev.assent.ChildNode;
import dev.assent.NoTestClasses;
import dev.assent.token.TokenUses;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;

/**
 * The product's application as it is, in a process of its own, whose calls stop where their header says. What stops
 * them lies around the beans, on the class path of the tests alone.
 */
final class HaltingNode {

  private HaltingNode() { }

  public static void main(String[] arguments) {
    ChildNode.endWithParent();
    var node = (WebServerApplicationContext) new SpringApplicationBuilder(AssentApplication.class)
        .initializers(context -> context.getBeanFactory().registerSingleton("testClasses", new NoTestClasses()))
        .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new Halts()))
        .run(arguments);
    ChildNode.say(ChildNode.PORT + node.getWebServer().getPort());
  }

  private static final class Halts implements BeanPostProcessor, MethodInterceptor {

    private final ThreadLocal<Call> current = new ThreadLocal<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (!(bean instanceof UseIsTaken || bean instanceof TokenUses || bean instanceof Upstream)) {
        return bean;
      }
      ProxyFactory proxy = new ProxyFactory(bean);
      proxy.setProxyTargetClass(true);
      proxy.addAdvice(this);
      return proxy.getProxy();
    }

    @Override
    public Object invoke(MethodInvocation step) throws Throwable {
      if (step.getArguments().length > 0 && step.getArguments()[0] instanceof Call call) {
        current.set(call);
      }
      switch (step.getMethod().getName()) {
        case "check" -> haltAt(Halt.BEFORE_THE_USE);
        case "forward" -> haltAt(Halt.BEFORE_THE_UPSTREAM);
        case "giveBack" -> haltAt(Halt.BEFORE_THE_REFUND);
        default -> { }
      }
      Object result = step.proceed();
      switch (step.getMethod().getName()) {
        case "take" -> haltAt(Halt.INSIDE_THE_USE);
        case "forward" -> haltAt(Halt.AFTER_THE_ANSWER);
        case "refund" -> haltAt(Halt.INSIDE_THE_REFUND);
        case "giveBack" -> haltAt(Halt.AFTER_THE_REFUND);
        default -> { }
      }
      return result;
    }

    private void haltAt(Halt point) throws InterruptedException {
      Call call = current.get();
      if (call != null && point.name().equals(call.request().getHeader(Halt.HEADER))) {
        ChildNode.haltAt(point);
      }
    }
  }
}
