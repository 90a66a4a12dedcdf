/**
 * Tells people what became of their requests: in the page where they sign in, and by mail where the bank has
 * configured SMTP. A notice is kept in the transaction of what it tells of; the mail goes out after that commit, at
 * least once, and carries the same Message-ID if it ever has to be repeated. Use cases say whom and what; the words,
 * and what each of them takes as arguments, are in {@code messages/notification.properties}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"keys"})
package dev.assent.notification;
