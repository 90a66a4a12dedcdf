package dev.assent;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** What a node in a process of its own, which a test starts and kills, has to do with that test. */
public final class ChildNode {

  public static final String PORT = "@port ";
  public static final String HALTED = "@halted ";

  private ChildNode() { }

  /** Ends this process with the one that started it: the standard input is a pipe from there. */
  public static void endWithParent() {
    Thread orphan = new Thread(ChildNode::waitForTheEnd);
    orphan.setDaemon(true);
    orphan.start();
  }

  public static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** Tells the test, and never returns. */
  public static void haltAt(Enum<?> point) throws InterruptedException {
    say(HALTED + point);
    new CountDownLatch(1).await();
  }

  private static void waitForTheEnd() {
    try {
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException gone) {
      say(gone.toString());
    }
    Runtime.getRuntime().halt(1);
  }
}
