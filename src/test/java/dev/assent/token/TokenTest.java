package dev.assent.token;

import dev.assent.client.LoopbackKeyAddresses;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** Runs the authorization server on a port of its own, without the engine. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TokenSite.class, webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"camunda.bpm.enabled=false", "assent.issuer=https://bank.example",
        // All tests come from one network.
        "assent.token.limits.failures-per-network=0",
        "assent.token.resource-servers[0].id=core-bank",
        // Of the secret "resource"
        "assent.token.resource-servers[0].secret-digest="
            + "5de95319f17467ed6dc58e4e0b16c1193a13b35d60dc48bcf06bf6b7beebbe6c"})
@Import(LoopbackKeyAddresses.class)
@interface TokenTest { }
