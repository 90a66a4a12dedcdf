package dev.assent.bench;

import java.util.function.IntFunction;
import org.apache.hc.client5.http.classic.methods.HttpPost;

/** What one kind of call looks like on each connection. */
@FunctionalInterface
interface Traffic extends IntFunction<HttpPost> {

  /** Done before each measurement, outside of it: signing, say. @param calls how many may be asked for */
  default void prepare(int calls) { }
}
