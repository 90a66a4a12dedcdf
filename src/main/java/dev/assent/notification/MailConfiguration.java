package dev.assent.notification;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Threads that may wait for a mail server, so that nothing else has to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationSettings.class)
class MailConfiguration {

  static final String THREADS = "mailThreads";

  @Bean(name = THREADS, defaultCandidate = false)
  ThreadPoolTaskExecutor mailThreads() {
    var threads = new ThreadPoolTaskExecutor();
    threads.setThreadNamePrefix("mail-");
    threads.setCorePoolSize(2);
    threads.setMaxPoolSize(2);
    threads.setDaemon(true);
    // A stop must not interrupt: H2 closes a file whose reader is interrupted, and a mail half sent is sent twice.
    threads.setWaitForTasksToCompleteOnShutdown(true);
    threads.setAwaitTerminationSeconds(15);
    // Whoever commits during the stop must not fail for it: the next start takes up what they told.
    threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return threads;
  }
}
