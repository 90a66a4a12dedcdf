/**
 * Use case: a bank API manager changes a security setting: a client's token setting, an API's JWT setting or its call
 * limits. A change is saved at once and announced as an event, so that the audit trail knows who changed what from
 * what.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"catalog", "client"})
package dev.assent.settingchange;
