package dev.assent.securityevent;

import dev.assent.keys.EncryptedColumn;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityEventProperties.class)
class SecurityEventConfiguration {

  static final String THREADS = "pushThreads";

  /** So many TSPs' endpoints may hang at once on a node before others wait for them. */
  private static final int AT_ONCE = 16;

  /** Lets stored values follow a change of the operator's encryption key. */
  @Bean
  EncryptedColumn sealedPushAuthorizationColumn() {
    return new EncryptedColumn("security_event_push", "client_id", "sealed_authorization");
  }

  @Bean(name = THREADS, defaultCandidate = false)
  ThreadPoolTaskExecutor pushThreads() {
    var threads = new ThreadPoolTaskExecutor();
    threads.setThreadNamePrefix("push-");
    threads.setCorePoolSize(AT_ONCE);
    threads.setMaxPoolSize(AT_ONCE);
    threads.setQueueCapacity(0);
    threads.setAllowCoreThreadTimeOut(true);
    threads.setDaemon(true);
    threads.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
    // A stop must not interrupt: H2 closes a file whose reader is interrupted.
    threads.setWaitForTasksToCompleteOnShutdown(true);
    threads.setAwaitTerminationSeconds(15);
    return threads;
  }
}
