/**
 * What all pages and answers share: the layout with its stylesheet and languages, the error catalogue and the one
 * place that renders it, the common parts of the security chains, and how time and amounts are worded. It knows the
 * audiences by name and address only; what they see is made in their own modules.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.assent.web;
