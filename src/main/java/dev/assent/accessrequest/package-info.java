/**
 * A TSP's application for APIs, from the portal's checklist to the bank's decision. An API can be asked for only while
 * the client neither has it nor waits for it. The application row is the record; the process
 * {@code api-access-request} brings it before the applicant, to confirm, and the right approvers, by its id only.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"catalog", "tsp", "client", "access", "engine", "approval", "notification"})
package dev.assent.accessrequest;
