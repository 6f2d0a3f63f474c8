package io.twospeed.mqstandin;

import io.twospeed.mqstandin.queues.QueueDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local queues that a script for runmqsc defines, one command a line. */
final class Mqsc {
  private static final Pattern LOCAL =
      Pattern.compile("(?im)^\\s*DEFINE\\s+QLOCAL\\s*\\('?([^')]+)'?\\)(.*)$");

  private Mqsc() {}

  static List<QueueDefinition> queues(String script) {
    List<QueueDefinition> queues = new ArrayList<>();
    Matcher each = LOCAL.matcher(script);
    while (each.find()) {
      queues.add(queue(each.group(1), each.group(2)));
    }
    return queues;
  }

  private static QueueDefinition queue(String name, String attributes) {
    QueueDefinition queue =
        QueueDefinition.local(name)
            .withPersistent(attributes.matches("(?i).*\\bDEFPSIST\\(YES\\).*"))
            .withPutInhibited(attributes.matches("(?i).*\\bPUT\\(DISABLED\\).*"));
    OptionalInt depth = number("MAXDEPTH", attributes);
    return depth.isPresent() ? queue.withMaximumDepth(depth.getAsInt()) : queue;
  }

  private static OptionalInt number(String attribute, String attributes) {
    Matcher found = Pattern.compile("(?i)\\b" + attribute + "\\((\\d+)\\)").matcher(attributes);
    return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }
}
