package dev.assent.token;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Runs the authorization server on a port of its own, without the engine. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TokenSite.class, webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"camunda.bpm.enabled=false", "assent.issuer=https://bank.example"})
@interface TokenTest { }
