package dev.assent.portal;

import dev.assent.tsp.DeveloperAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Looks for the account in a thread of its own, so that the time of the answer does not tell whether there is one. */
@Component
class ForgottenPasswords {

  private static final String THREAD = "forgottenPasswordThread";

  private final DeveloperAccounts accounts;
  private final AccountMails mails;

  ForgottenPasswords(DeveloperAccounts accounts, AccountMails mails) {
    this.accounts = accounts;
    this.mails = mails;
  }

  @Async(THREAD)
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  @TransactionalEventListener(id = "portal-forgotten-password")
  public void on(ForgottenPassword forgotten) {
    accounts.meantBy(forgotten.typed()).forEach(account -> accounts.linkToReset(account.userName())
        .ifPresent(secret -> mails.resetPassword(account, secret)));
  }

  @Configuration(proxyBeanMethods = false)
  static class Threads {

    @Bean(name = THREAD, defaultCandidate = false)
    ThreadPoolTaskExecutor forgottenPasswordThread() {
      var thread = new ThreadPoolTaskExecutor();
      thread.setThreadNamePrefix("forgotten-password-");
      thread.setDaemon(true);
      // What is asked for during a stop stays in the event publication registry.
      thread.setWaitForTasksToCompleteOnShutdown(true);
      thread.setAwaitTerminationSeconds(5);
      return thread;
    }
  }
}
