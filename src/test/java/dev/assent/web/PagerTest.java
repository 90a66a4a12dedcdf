package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagerTest {

  @Test
  void the_last_page_ends_with_the_last_entry() {
    var pager = Pager.of(3, 55);

    assertThat(pager.from()).isEqualTo(41);
    assertThat(pager.to()).isEqualTo(55);
    assertThat(pager.hasNext()).isFalse();
    assertThat(pager.hasPrevious()).isTrue();
  }

  @Test
  void a_page_that_does_not_exist_is_the_nearest_that_does() {
    assertThat(Pager.of(99, 55).page()).isEqualTo(3);
    assertThat(Pager.of(-1, 55).page()).isEqualTo(1);
    assertThat(Pager.of(5, 0).page()).isEqualTo(1);
    assertThat(Pager.of(1, 0).from()).isZero();
  }
}
