package io.twospeed.mappings.copybook;

import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.List;

/** Options that do not fit the copybook, or one another. */
final class OptionCheck {
  private OptionCheck() {}

  static void check(List<Item> records, CodecOptions options, String file, Findings findings) {
    for (CodecOption option : CodecOption.values()) {
      if (option.perItem()) {
        options.perField(option).keySet().stream()
            .filter(field -> records.stream().noneMatch(record -> holds(record, field)))
            .forEach(field -> meetsNothing(option.optionName() + ":" + field, file, findings));
      }
    }
    boolean ascii70 = options.is(CodecOption.ZONED_SIGN, "ascii-0x70");
    if (ascii70 && CodePage.of(options.get(CodecOption.CHARSET)).ebcdic()) {
      findings.add(
          file,
          0,
          "option zonedSign=ascii-0x70 with charset=" + options.get(CodecOption.CHARSET),
          "a charset whose digits are X'30' to X'39'",
          "set charset=US-ASCII or another, or leave zonedSign out");
    }
  }

  private static void meetsNothing(String option, String file, Findings findings) {
    findings.add(
        file,
        0,
        "option " + option.replaceAll("[^ -~]", "?") + " meets no field of the copybook",
        "a field of the copybook",
        "correct the option");
  }

  private static boolean holds(Item item, String field) {
    return item.named(field) || item.children().stream().anyMatch(child -> holds(child, field));
  }
}
