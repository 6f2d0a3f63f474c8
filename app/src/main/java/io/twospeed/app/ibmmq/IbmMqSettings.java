package io.twospeed.app.ibmmq;

import io.twospeed.app.findings.Refused;
import io.twospeed.app.settings.SecretFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What is set under {@code ibm.mq}, by the names of IBM's own Spring starter. An empty value is not
 * given. Nothing of it is guessed: all that is unknown, or does not go together, is told at once.
 */
public final class IbmMqSettings {
  /** In the starter's spelling; passwordFile is ours. */
  private static final List<String> NAMES =
      List.of(
          "queueManager",
          "connName",
          "channel",
          "ccdtUrl",
          "clientId",
          "applicationName",
          "user",
          "password",
          "passwordFile",
          "userAuthenticationMQCSP",
          "sslCipherSuite",
          "sslCipherSpec",
          "sslPeerName",
          "sslBundle",
          "sslFIPSRequired",
          "useIBMCipherMappings",
          "reconnect");

  private static final Set<String> RECONNECT =
      Set.of("DISABLED", "NO", "ANY", "YES", "QMGR", "ASDEF");

  /** One of a list; a colon before the port is another product's way. */
  private static final Pattern CONN_NAME =
      Pattern.compile("(?![^:]+:\\d+$)[^\\s(),]+(\\(\\d{1,5}\\))?");

  private static final int APPLICATION_NAME = 28;

  private final Map<String, String> given = new TreeMap<>();
  private final List<String> findings = new ArrayList<>();

  private IbmMqSettings(Map<String, String> flat) {
    Map<String, String> known = new HashMap<>();
    NAMES.forEach(name -> known.put(canonical(name), name));
    flat.forEach(
        (key, value) -> {
          String name = known.get(canonical(key));
          if (name == null) {
            find(
                key,
                "is not known here",
                "one of " + String.join(", ", NAMES),
                "correct or delete it");
          } else if (!value.isBlank()) {
            given.put(name, value.strip());
          }
        });
  }

  /** Empty where nothing is set under {@code ibm.mq}: then it is another broker. */
  static Optional<IbmMqSettings> of(Environment environment) {
    Map<String, String> flat = new TreeMap<>();
    Binder.get(environment)
        .bind("ibm.mq", Bindable.mapOf(String.class, Object.class))
        .ifBound(all -> flatten("", all, flat));
    flat.values().removeIf(String::isBlank);
    return flat.isEmpty() ? Optional.empty() : Optional.of(new IbmMqSettings(flat));
  }

  private static void flatten(String path, Map<?, ?> values, Map<String, String> flat) {
    values.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> nested) {
            flatten(path + key + ".", nested, flat);
          } else {
            flat.put(path + key, String.valueOf(value));
          }
        });
  }

  private static String canonical(String name) {
    return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }

  private void find(String name, String what, String expected, String fix) {
    findings.add(
        "config: setting ibm.mq.%s %s; expected %s; fix: %s".formatted(name, what, expected, fix));
  }

  /** For a finding that only shows elsewhere. */
  void refuse(String finding) {
    findings.add(finding);
  }

  /**
   * Checks all of it.
   *
   * @throws Refused with every finding, this and what was refused before
   */
  IbmMqSettings checked() {
    checkTarget();
    checkLogin();
    checkTls();
    checkWords();
    if (!findings.isEmpty()) {
      throw new Refused(List.copyOf(findings));
    }
    return this;
  }

  private void checkTarget() {
    boolean table = has("ccdtUrl");
    if (has("connName") && table) {
      find("ccdtUrl", "is given beside ibm.mq.connName", "one of the two", "delete the other");
    } else if (!has("connName") && !table) {
      find("connName", "is not given", "host(port), or ibm.mq.ccdtUrl", "add it");
    }
    if (has("connName") && !isConnName(get("connName"))) {
      find(
          "connName",
          "is '" + get("connName") + "'",
          "host(port), or several parted by commas",
          "correct it");
    }
    if (has("connName") && !table && !has("channel")) {
      find(
          "channel",
          "is not given",
          "a server connection channel such as DEV.APP.SVRCONN",
          "add it");
    }
    if (table && has("channel")) {
      find("channel", "is given beside ibm.mq.ccdtUrl", "it in the CCDT alone", "delete it");
    }
    if (get("channel").length() > 20) {
      find(
          "channel",
          "has %d characters".formatted(get("channel").length()),
          "at most 20",
          "correct it");
    }
    if (get("queueManager").length() > 48) {
      find(
          "queueManager",
          "has %d characters".formatted(get("queueManager").length()),
          "at most 48",
          "correct it");
    }
  }

  private static boolean isConnName(String list) {
    return Arrays.stream(list.split(",", -1))
        .allMatch(name -> CONN_NAME.matcher(name.strip()).matches());
  }

  private void checkLogin() {
    if (has("password") && has("passwordFile")) {
      find(
          "passwordFile",
          "is given beside ibm.mq.password",
          "one of the two",
          "delete the password");
    }
    if ((has("password") || has("passwordFile")) && !has("user")) {
      find("user", "is not given beside a password", "the user the password is of", "add it");
    }
    if (has("passwordFile") && !java.nio.file.Files.isReadable(Path.of(get("passwordFile")))) {
      find(
          "passwordFile",
          "names '" + get("passwordFile") + "', which cannot be read",
          "a file that holds the password alone",
          "check its path and its owner");
    }
  }

  /** Without a cipher the client would connect in clear, whatever else is said of TLS. */
  private void checkTls() {
    if (has("sslCipherSuite") && has("sslCipherSpec")) {
      find(
          "sslCipherSpec",
          "is given beside ibm.mq.sslCipherSuite",
          "one of the two",
          "delete the other");
    }
    if (has("ccdtUrl") || has("sslCipherSuite") || has("sslCipherSpec")) {
      return;
    }
    for (String name : List.of("sslBundle", "sslPeerName", "sslFIPSRequired")) {
      if (has(name)) {
        find(
            name,
            "is given without a cipher, so there would be no TLS",
            "ibm.mq.sslCipherSuite too",
            "add the channel's SSLCIPH");
      }
    }
  }

  private void checkWords() {
    for (String name :
        List.of("userAuthenticationMQCSP", "sslFIPSRequired", "useIBMCipherMappings")) {
      if (has(name) && !get(name).matches("(?i)true|false")) {
        find(name, "is '" + get(name) + "'", "true or false", "correct it");
      }
    }
    if (has("reconnect") && !RECONNECT.contains(get("reconnect").toUpperCase(Locale.ROOT))) {
      find(
          "reconnect",
          "is '" + get("reconnect") + "'",
          "DISABLED, ANY or QMGR",
          "correct or delete it");
    }
    if (get("applicationName").length() > APPLICATION_NAME) {
      find(
          "applicationName",
          "has %d characters".formatted(get("applicationName").length()),
          "at most 28",
          "shorten it");
    }
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  /** Empty where it is not given. */
  String get(String name) {
    return given.getOrDefault(name, "");
  }

  boolean is(String name, boolean otherwise) {
    return has(name) ? Boolean.parseBoolean(get(name)) : otherwise;
  }

  @Nullable String password() {
    return has("passwordFile")
        ? SecretFile.read(Path.of(get("passwordFile")))
        : given.get("password");
  }

  /** Where it is, for a person. */
  public String target() {
    return get("queueManager") + " at " + (has("ccdtUrl") ? get("ccdtUrl") : get("connName"));
  }
}
