package dev.assent.engine;

import dev.assent.AssentApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The whole application on a random port, with the tests' own process instead of the bank's. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {AssentApplication.class, TwoLevels.class, SignedInOrder.class},
    webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.auto-deployment-enabled=false")
@interface ServerTest {
}
