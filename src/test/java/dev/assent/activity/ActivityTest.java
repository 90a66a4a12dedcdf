package dev.assent.activity;

import dev.assent.MovableClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** This module and its database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ActivityTest.Slice.class, webEnvironment = WebEnvironment.NONE, properties = {
    "camunda.bpm.enabled=false", "assent.issuer=https://bank.example", "assent.activity.waiting=1000",
    "assent.activity.keep-per-client=700"})
@interface ActivityTest {

  /** No {@code @Configuration}, so that no other test finds it by scanning. */
  @EnableAutoConfiguration
  @ComponentScan("dev.assent.activity")
  class Slice {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }
}
