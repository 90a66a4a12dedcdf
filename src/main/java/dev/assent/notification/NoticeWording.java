package dev.assent.notification;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of a notice, in the language of whoever reads it. */
@Component
public class NoticeWording {

  /** Arguments come from strangers: none of them may begin another line of a mail's head, or play with what is seen. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
  private static final Pattern UNSEEN_BUT_LINES = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n\\t]]+");

  private final MessageSource messages;

  NoticeWording(MessageSource messages) {
    this.messages = messages;
  }

  /** One line, without a full stop. */
  public String subject(Told told, Locale language) {
    return subject(told.notice(), language);
  }

  /** What happened, why, and what to do: plain text, whose lines may be several. */
  public String text(Told told, Locale language) {
    return text(told.notice(), language);
  }

  String subject(Notice notice, Locale language) {
    return UNSEEN.matcher(say(notice, "subject", language)).replaceAll(" ");
  }

  String text(Notice notice, Locale language) {
    return UNSEEN_BUT_LINES.matcher(say(notice, "text", language)).replaceAll(" ");
  }

  /** @throws IllegalArgumentException when there are no words for the notice */
  void require(Notice notice) {
    if (messages.getMessage(key(notice, "subject"), null, null, Locale.ENGLISH) == null) {
      throw new IllegalArgumentException("There is no text " + key(notice, "subject"));
    }
  }

  private String say(Notice notice, String part, Locale language) {
    Object[] arguments = notice.arguments().stream().map(argument -> read(argument, language)).toArray();
    return messages.getMessage(key(notice, part), arguments, language);
  }

  private String read(String argument, Locale language) {
    List<String> groups = Notice.groupsOf(argument);
    return groups.isEmpty() ? day(argument, language) : groups.stream()
        .map(group -> messages.getMessage("notification.group." + group, null, group, language))
        .collect(Collectors.joining(messages.getMessage("notification.and", null, language)));
  }

  private String day(String argument, Locale language) {
    return Notice.dayOf(argument).map(day -> day.format(
        DateTimeFormatter.ofPattern(messages.getMessage("notification.day", null, language), language)))
        .orElse(argument);
  }

  private static String key(Notice notice, String part) {
    return "notification." + notice.code() + "." + part;
  }
}
