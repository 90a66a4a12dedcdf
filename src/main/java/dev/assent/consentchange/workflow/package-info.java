/** The consent change as a Camunda process: delegates, the officer's task, and the port's adapter. */
package dev.assent.consentchange.workflow;
