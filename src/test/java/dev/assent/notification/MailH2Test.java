package dev.assent.notification;

@MailTest
class MailH2Test extends MailContract { }
