package dev.assent.customer;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param loginHint    log-ins that the log-in page tells everybody: for a demo only, empty otherwise
 * @param secondFactor which of Assent's own is asked for; none where the bank brings a {@link SecondFactor}
 */
@ConfigurationProperties("assent.customer")
record CustomerSettings(@DefaultValue List<LoginHint> loginHint, @DefaultValue("none") Kind secondFactor) {

  enum Kind { NONE, MAIL }

  record LoginHint(String name, String accountNumber, String password) { }
}
