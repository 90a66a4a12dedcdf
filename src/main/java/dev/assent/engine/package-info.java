/**
 * The process engine as the bank uses it: Camunda's set-up, the bank's staff and their groups, what they may do in
 * Tasklist, and the gate that every decision on a task passes. Use cases bring a BPMN and one {@link
 * dev.assent.engine.TaskReview} per reviewed task; everything that must hold for each of them (four eyes, reasons,
 * facts that cannot be changed and that leave no trace) is decided here.
 */
@ApplicationModule(allowedDependencies = {"approval", "form", "notification"})
package dev.assent.engine;

import org.springframework.modulith.ApplicationModule;

