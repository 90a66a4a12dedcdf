package dev.assent.notification;

import dev.assent.MovableClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** This module and its database, without periodic jobs: a test takes up itself what is left. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = MailTest.Slice.class, webEnvironment = WebEnvironment.NONE, properties = {
    "camunda.bpm.enabled=false", "assent.issuer=https://bank.example", "assent.notification.resubmit-after=PT0S"})
@interface MailTest {

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration
  @ConfigurationPropertiesScan("dev.assent.keys")
  @ComponentScan({"dev.assent.notification", "dev.assent.keys"})
  class Slice {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }
}
