package dev.assent.gateway;

import dev.assent.web.ErrorCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a {@link Check} says of a call. */
sealed interface Verdict {

  /** The call, with all that is known of it by now. */
  Call call();

  record Passed(Call call) implements Verdict { }

  /**
   * @param detail  the sentence for this occurrence, or null for the catalogue's
   * @param headers what the answer carries beside the problem
   * @param members of the problem, beside those of every problem
   */
  record Refused(Call call, ErrorCode code, String detail, Map<String, String> headers, Map<String, String> members)
      implements Verdict {

    public Refused {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    Refused withMember(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(members);
      more.put(name, value);
      return new Refused(call, code, detail, headers, more);
    }

    Refused withHeader(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Refused(call, code, detail, more, members);
    }
  }
}
