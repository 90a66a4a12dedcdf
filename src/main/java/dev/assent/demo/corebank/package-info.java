/**
 * The sample core bank: what stands behind the gateway in the demo. It
 * believes nobody but the gateway, which signs for whom it calls.
 */
package dev.assent.demo.corebank;
