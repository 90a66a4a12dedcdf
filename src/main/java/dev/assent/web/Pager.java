package dev.assent.web;

/**
 * Which part of a list is shown.
 *
 * @param page from 1
 * @param size entries of a full page
 * @param total entries of the whole list
 */
public record Pager(int page, int size, long total) {

  public static final int USUAL_SIZE = 20;

  public Pager {
    if (size < 1 || total < 0) {
      throw new IllegalArgumentException("A page has at least one place, a list at least no entry");
    }
    page = (int) Math.max(1, Math.min(page, Math.max(1, (total + size - 1) / size)));
  }

  /** The page that was asked for, or the nearest that exists. */
  public static Pager of(int page, long total) {
    return new Pager(page, USUAL_SIZE, total);
  }

  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  /** The first entry shown, from 1; 0 when the list is empty. */
  public long from() {
    return total == 0 ? 0 : offset() + 1;
  }

  public long to() {
    return Math.min(offset() + size, total);
  }

  /** For SQL. */
  public long offset() {
    return (page - 1L) * size;
  }

  public boolean hasPrevious() {
    return page > 1;
  }

  public boolean hasNext() {
    return page < pages();
  }
}
