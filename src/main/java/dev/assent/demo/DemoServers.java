package dev.assent.demo;

import dev.assent.demo.corebank.CoreBankApplication;
import dev.assent.demo.enjoylife.EnjoyLifeApplication;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Starts and stops the sample core bank and Enjoy Life, each in a Spring context of its own, beside Assent. */
@Component
@Profile("demo")
class DemoServers implements SmartLifecycle {

  private final DemoSettings settings;
  private final String bankUrl;
  private ConfigurableApplicationContext coreBank;
  private ConfigurableApplicationContext enjoyLife;

  DemoServers(DemoSettings settings, @Value("${assent.issuer}") String bankUrl) {
    this.settings = settings;
    this.bankUrl = bankUrl;
  }

  @Override
  public void start() {
    coreBank = start(CoreBankApplication.class, CoreBankApplication.PROFILE, "core-bank",
        Map.of("server.port", settings.coreBankPort(), "core-bank.own-url", settings.coreBankUrl(),
            "core-bank.gateway-url", bankUrl));
    enjoyLife = start(EnjoyLifeApplication.class, EnjoyLifeApplication.PROFILE, "enjoy-life", enjoyLifeSettings());
  }

  @Override
  public void stop() {
    enjoyLife.close();
    coreBank.close();
    enjoyLife = null;
    coreBank = null;
  }

  @Override
  public boolean isRunning() {
    return coreBank != null;
  }

  /** Enjoy Life's own context. */
  ConfigurableApplicationContext enjoyLife() {
    return enjoyLife;
  }

  private Map<String, Object> enjoyLifeSettings() {
    Map<String, Object> properties = new HashMap<>(Map.of(
        "server.port", settings.enjoyLifePort(),
        "enjoy-life.own-url", settings.enjoyLifeUrl(),
        "enjoy-life.bank-url", bankUrl,
        "enjoy-life.client-id", settings.tsp().clientId(),
        "enjoy-life.client-secret", settings.tsp().clientSecret(),
        "enjoy-life.events-authorization", settings.tsp().eventsAuthorization(),
        "enjoy-life.key-file", settings.enjoyLifeKeys(),
        "enjoy-life.items", "demandDeposit,timeDeposit,creditCards,contactInfo"));
    for (int i = 0; i < settings.customers().size(); i++) {
      properties.put("enjoy-life.users[" + i + "].name", settings.customers().get(i).id());
      properties.put("enjoy-life.users[" + i + "].password", settings.customers().get(i).enjoyLifePassword());
      properties.put("enjoy-life.users[" + i + "].greeting", settings.customers().get(i).name());
    }
    return properties;
  }

  private static ConfigurableApplicationContext start(Class<?> application, String profile, String configuration,
      Map<String, Object> properties) {
    return new SpringApplicationBuilder(application)
        .profiles(profile)
        .web(WebApplicationType.SERVLET)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .logStartupInfo(false)
        .properties("spring.config.name=" + configuration)
        .properties(properties)
        .run();
  }
}
