package dev.assent.notification;

import java.util.UUID;

/** A mail is to be sent. Kept in the event publication registry until it is; says nothing but which. */
record MailDue(UUID mail) { }
