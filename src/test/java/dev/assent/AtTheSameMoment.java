package dev.assent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two people, or a person and a job, who do something at the same moment. */
public final class AtTheSameMoment {

  private AtTheSameMoment() { }

  /** @return what those were told that came too late */
  public static List<Exception> both(Callable<?> first, Callable<?> second) throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> both = List.of(threads.submit(() -> after(start, first)),
          threads.submit(() -> after(start, second)));
      List<Exception> lost = new ArrayList<>();
      for (Future<?> one : both) {
        try {
          one.get();
        } catch (ExecutionException refused) {
          lost.add((Exception) refused.getCause());
        }
      }
      return lost;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Object after(CyclicBarrier start, Callable<?> work) throws Exception {
    start.await();
    return work.call();
  }
}
