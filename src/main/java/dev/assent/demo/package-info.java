/**
 * The {@code demo} profile: people and APIs of the customer's scenario, a sample core bank as the upstream, and Enjoy
 * Life, a TSP that talks to Assent over HTTP only. Core bank and Enjoy Life run in Spring contexts of their own in the
 * same JVM; they share no bean with Assent. Nothing depends on this module.
 */
@org.springframework.modulith.ApplicationModule
package dev.assent.demo;
