package dev.assent.gateway;

import dev.assent.catalog.ApiPath;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many calls at once with many tokens, spread over nodes. Who is told 503 calls again until told something else. */
final class Storm {

  private static final int CONNECTIONS = 64;

  private final ApiPath api;
  private final List<Wire> nodes;
  private final Queue<Integer> calls = new ConcurrentLinkedQueue<>();
  private final List<TestCaller> callers;
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicInteger> admittedBy = new ConcurrentHashMap<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile int usable;
  private final Map<Integer, Runnable> then = new HashMap<>();

  /** @param each calls with each token */
  Storm(ApiPath api, List<TestCaller> callers, int each, Random order, Wire... nodes) {
    this.api = api;
    this.callers = callers;
    this.nodes = List.of(nodes);
    this.usable = nodes.length;
    List<Integer> all = new ArrayList<>(IntStream.range(0, callers.size() * each).boxed().toList());
    Collections.shuffle(all, order);
    calls.addAll(all);
  }

  /** Does something in the middle of it: once so many answers are there. */
  Storm after(int manyAnswers, Runnable action) {
    then.merge(manyAnswers, action, (first, second) -> () -> {
      first.run();
      second.run();
    });
    return this;
  }

  /** From now on all calls go to the first node. */
  void loseTheLast() {
    usable--;
  }

  /** Returns when every call has been told something else than 503. */
  Storm run() {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      CompletableFuture.allOf(IntStream.range(0, CONNECTIONS)
          .mapToObj(thread -> CompletableFuture.runAsync(() -> work(thread), threads))
          .toArray(CompletableFuture[]::new)).join();
      return this;
    } finally {
      threads.shutdownNow();
    }
  }

  int answered(int status) {
    return statuses.getOrDefault(status, new AtomicInteger()).get();
  }

  int admittedBy(int node) {
    return admittedBy.getOrDefault(node, new AtomicInteger()).get();
  }

  /** Calls of which nobody was told what became. */
  int unanswered() {
    return unanswered.get();
  }

  List<Integer> statuses() {
    return statuses.keySet().stream().sorted().toList();
  }

  private void work(int thread) {
    for (Integer call = calls.poll(); call != null; call = calls.poll()) {
      int node = thread % usable;
      TestCaller caller = callers.get(call % callers.size());
      try {
        int status = send(nodes.get(node), caller);
        statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
        if (status == 200) {
          admittedBy.computeIfAbsent(node, any -> new AtomicInteger()).incrementAndGet();
        } else if (status == 503) {
          calls.add(call);
        }
        then.getOrDefault(answers.incrementAndGet(), () -> { }).run();
      } catch (IllegalStateException noAnswer) {
        unanswered.incrementAndGet();
        calls.add(call);
      }
    }
  }

  private int send(Wire node, TestCaller caller) {
    HttpResponse<String> answer = node.send(node.request(caller, api.toString())
        .POST(Wire.publisher(TwoNodesContract.body(caller))));
    return answer.statusCode();
  }
}
