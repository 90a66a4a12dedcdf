/**
 * How far a request has come with the bank: the groups that must sign it, in the order that the bank's approval flow
 * gave, who of them has signed, until when the next one should, and which group signs for another that is away. What a
 * signature brings about is the business of the use case whose request it is; that nobody signs twice is checked where
 * tasks are completed, in {@code engine}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.assent.approval;
