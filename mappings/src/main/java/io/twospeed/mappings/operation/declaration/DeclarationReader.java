package io.twospeed.mappings.operation.declaration;

import io.twospeed.mappings.operation.declaration.Declaration.Message;
import io.twospeed.mappings.operation.declaration.Declaration.Result;
import io.twospeed.mappings.operation.declaration.Declaration.Travel;
import io.twospeed.mappings.operation.declaration.Declaration.WsdlName;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.YamlFile;
import io.twospeed.mappings.operation.files.YamlSection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One operation.yaml to its declaration, with a finding for everything that is not as it must be.
 */
public final class DeclarationReader {
  private final YamlSection yaml;

  private DeclarationReader(YamlSection yaml) {
    this.yaml = yaml;
  }

  public static Optional<Declaration> read(Path file, Findings findings) {
    return YamlFile.read(file, findings).map(yaml -> new DeclarationReader(yaml).declaration());
  }

  private Declaration declaration() {
    Effect effect = effect();
    Travel travel = travel(effect);
    Declaration declaration =
        new Declaration(
            yaml.file(),
            yaml,
            name(),
            yaml.required("system", "core-banking"),
            travel,
            message("request", travel),
            message("response", travel),
            result(travel),
            effect,
            settlement(effect),
            timeout(),
            cache(effect),
            codec(travel));
    yaml.refuseUnknownKeys();
    return declaration;
  }

  private String name() {
    String name = yaml.required("operation", "accounts.balance");
    String folder = folderOf(yaml.file());
    if (!name.isEmpty() && !name.equals(folder)) {
      yaml.refuse(
          "operation",
          "operation is '" + name + "'",
          "the folder's name, '" + folder + "'",
          "rename one of the two");
    }
    return name;
  }

  private static String folderOf(Path file) {
    Path whole = file.toAbsolutePath();
    return whole.getName(whole.getNameCount() - 2).toString();
  }

  private Travel travel(Effect effect) {
    Optional<YamlSection> transport =
        yaml.requiredSection("transport", "{ mq: { queue: CORE.ACCT.BAL } }");
    if (transport.isEmpty()) {
      return Travel.NOWHERE;
    }
    YamlSection section = transport.get();
    Optional<YamlSection> mq = section.section("mq");
    Optional<YamlSection> soap = section.section("soap");
    section.refuseUnknownKeys();
    if (mq.isPresent() == soap.isPresent()) {
      yaml.refuse(
          "transport",
          "transport has " + (mq.isPresent() ? "both mq and soap" : "neither mq nor soap"),
          "exactly one of mq and soap",
          "write { mq: { queue: NAME } } or { soap: { wsdl: FILE, operation: NAME } }");
      return Travel.NOWHERE;
    }
    return mq.map(queue -> queue(queue, effect)).orElseGet(() -> soap(soap.orElseThrow()));
  }

  private static Travel queue(YamlSection mq, Effect effect) {
    String queue = mq.required("queue", "CORE.ACCT.BAL");
    MqTerms terms = MqTermsReader.read(mq, effect);
    mq.refuseUnknownKeys();
    return new Travel(queue, terms, "", WsdlName.NONE);
  }

  private static Travel soap(YamlSection soap) {
    String wsdl = soap.required("wsdl", "loans.wsdl");
    WsdlName operation =
        new WsdlName(
            soap.required("operation", "OpenLoan"),
            soap.text("port").orElse(""),
            soap.text("input").orElse(""));
    soap.refuseUnknownKeys();
    return wsdl.isEmpty() ? Travel.NOWHERE : new Travel("", MqTerms.DEFAULTS, wsdl, operation);
  }

  private Message message(String direction, Travel travel) {
    String map = direction + ".jslt";
    String example =
        travel.bySoap()
            ? "{ map: " + map + " }"
            : "{ copybook: ACCTBAL.cpy, record: BAL-REQ, map: " + map + " }";
    Optional<YamlSection> section = yaml.requiredSection(direction, example);
    if (section.isEmpty()) {
      return new Message(yaml, "", "", "");
    }
    YamlSection message = section.get();
    boolean record = !travel.queue().isEmpty();
    String copybook = record ? message.required("copybook", "ACCTBAL.cpy") : "";
    String name = record ? message.required("record", "BAL-REQ") : "";
    Message read = new Message(message, copybook, name, message.required("map", map));
    if (record || travel.bySoap()) {
      message.refuseUnknownKeys();
    }
    return read;
  }

  private Result result(Travel travel) {
    Optional<YamlSection> section =
        yaml.requiredSection(
            "result",
            travel.bySoap()
                ? "{ faults: { RefusedFault: code }, codes: ../return-codes.yaml }"
                : "{ field: HEADER.RET-CODE, ok: [\"0000\"], codes: ../return-codes.yaml }");
    if (section.isEmpty()) {
      return new Result(yaml, "", List.of(), "", Map.of());
    }
    YamlSection result = section.get();
    String codes = result.required("codes", "../return-codes.yaml");
    String field = "";
    List<String> ok = List.of();
    Map<String, String> faults = Map.of();
    if (travel.bySoap()) {
      faults = texts(result.section("faults"));
    } else if (!travel.queue().isEmpty()) {
      field = result.required("field", "HEADER.RET-CODE");
      ok = result.texts("ok");
      if (ok.isEmpty()) {
        result.refuse(
            "ok",
            "result.ok names no code",
            "at least one code that means yes",
            "add ok: [\"0000\"]");
      }
    }
    if (!travel.queue().isEmpty() || travel.bySoap()) {
      result.refuseUnknownKeys();
    }
    return new Result(result, field, ok, codes, faults);
  }

  private Effect effect() {
    String effect = yaml.required("effect", "reads");
    if (effect.equals("changes")) {
      return Effect.CHANGES;
    }
    if (!effect.isEmpty() && !effect.equals("reads")) {
      yaml.refuse(
          "effect",
          "effect is '" + effect + "'",
          "reads or changes",
          "write changes where the core books or alters anything");
    }
    return Effect.READS;
  }

  private Settlement settlement(Effect effect) {
    if (effect == Effect.READS) {
      for (String key : List.of("settle", "reversal", "deferrable")) {
        if (yaml.has(key)) {
          yaml.refuse(
              key,
              key + " on an operation that only reads",
              "it on operations with effect: changes",
              "delete it or correct effect");
        }
      }
      return Settlement.NONE;
    }
    Optional<YamlSection> settle = yaml.section("settle");
    Settlement read =
        new Settlement(
            settle.flatMap(section -> section.text("inquiry")),
            settle.map(DeclarationReader::resend).orElse(false),
            yaml.text("reversal"),
            yaml.flag("deferrable").orElse(false),
            codes(settle, "duplicate"),
            codes(settle, "done"));
    if (read.resendSameReference() && read.duplicate().isEmpty()) {
      yaml.refuse(
          "settle",
          "settle.resend without settle.duplicate",
          "the codes by which the core refuses a reference it has booked",
          "add duplicate: [\"3001\"]");
    }
    settle.ifPresent(YamlSection::refuseUnknownKeys);
    return read;
  }

  private static Set<String> codes(Optional<YamlSection> settle, String key) {
    return settle.map(section -> Set.copyOf(section.texts(key))).orElse(Set.of());
  }

  private static boolean resend(YamlSection settle) {
    Optional<String> resend = settle.text("resend");
    if (resend.isPresent() && !resend.get().equals("same-reference")) {
      settle.refuse(
          "resend",
          "settle.resend is '" + resend.get() + "'",
          "same-reference",
          "write same-reference, or delete it where the core would book twice");
    }
    return resend.isPresent();
  }

  private Duration timeout() {
    yaml.required("timeout", "2s");
    return yaml.duration("timeout").orElse(Duration.ofSeconds(2));
  }

  private Optional<Duration> cache(Effect effect) {
    Optional<Duration> cache = yaml.duration("cache");
    if (cache.isPresent() && effect == Effect.CHANGES) {
      yaml.refuse(
          "cache",
          "cache on an operation that changes",
          "it on operations with effect: reads",
          "delete it or correct effect");
    }
    return cache;
  }

  private Map<String, String> codec(Travel travel) {
    if (travel.bySoap() && yaml.has("codec")) {
      yaml.refuse(
          "codec", "codec on an operation by SOAP", "it on operations by mq", "delete the section");
    }
    return texts(yaml.section("codec"));
  }

  private static Map<String, String> texts(Optional<YamlSection> section) {
    Map<String, String> texts = new LinkedHashMap<>();
    section.ifPresent(
        all -> all.keys().forEach(key -> all.text(key).ifPresent(value -> texts.put(key, value))));
    return texts;
  }
}
