/** The sample core bank: what stands behind the gateway in the demo. It trusts what the gateway says of the customer. */
package dev.assent.demo.corebank;
