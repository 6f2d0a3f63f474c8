package io.twospeed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Where the journal's keys come from. */
class JournalKeyringTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir Path data;

  @Test
  void aJournalInAFileOfItsOwnGetsAKeyOnceForItsOwnerAlone() throws IOException {
    String first = keyring(Map.of());
    Path file = data.resolve("journal.keys.new");

    assertThat(first).contains("active=made").doesNotContain(Files.readString(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String made = Files.readString(file);
    keyring(Map.of());
    assertThat(Files.readString(file)).isEqualTo(made);

    MadeKeys.in(data).keep();
    assertThat(file).doesNotExist();
    assertThat(data.resolve("journal.keys")).hasContent(made);
  }

  @Test
  void aStartThatWasKilledBeforeItHadAJournalIsGoneOnWith() throws IOException {
    Path fresh = Files.writeString(data.resolve("journal.keys.new"), "made:AAEC");
    assertThat(keyring(Map.of())).as("killed while the key was written").contains("active=made");
    String made = Files.readString(fresh);

    Files.createFile(data.resolve("journal.db"));
    keyring(Map.of());
    assertThat(fresh).as("killed once the journal was there").hasContent(made);
  }

  @Test
  void aDatabaseThatOthersShareNeedsAKeyThatTheyShare() {
    assertThatThrownBy(() -> keyring(Map.of("url", "jdbc:postgresql://db/twospeed")))
        .hasMessageContaining("twospeed.journal.keys is missing")
        .hasMessageContaining("openssl rand -base64 32");
  }

  @Test
  void theFirstKeyWritesAndTheOthersRead() {
    assertThat(keyring(Map.of("keys", List.of("k2:" + KEY, "k1:" + KEY))))
        .contains("active=k2")
        .contains("[k1, k2]");
  }

  @Test
  void aJournalMakesItsFolderAlsoWhereItsKeysAreGiven() {
    Path fresh = data.resolve("fresh");
    TwospeedSettings all =
        settings(Map.of("keys", List.of("k1:" + KEY)), Map.of("twospeed.data", fresh.toString()));
    assertThat(all.journal().settings(all, Clock.systemUTC(), Runnable::run).url())
        .isEqualTo("jdbc:sqlite:" + fresh.resolve("journal.db"));
    assertThat(fresh).isDirectory();
  }

  @Test
  void keysMayComeFromAFile() throws IOException {
    Path file = Files.writeString(data.resolve("keys"), "k7:" + KEY + "\n");
    assertThat(keyring(Map.of("keys-file", file.toString()))).contains("active=k7");
  }

  @Test
  void everyFaultIsToldAtOnceAndNoKeyIs() {
    assertThatThrownBy(() -> keyring(Map.of("keys", List.of("secret", "a:!!", "b:" + KEY))))
        .hasMessageContaining("key 1 cannot be read")
        .hasMessageContaining("key 2 cannot be read")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> keyring(Map.of("keys-file", data.resolve("none").toString())))
        .hasMessageContaining("none: the secret cannot be read")
        .hasMessageContaining("fix: ");
  }

  private String keyring(Map<String, Object> journal) {
    TwospeedSettings all = settings(journal, Map.of());
    return JournalKeyring.of(all.journal(), all).toString();
  }

  private TwospeedSettings settings(Map<String, Object> journal, Map<String, Object> others) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("twospeed.routes", ".");
    settings.put("twospeed.mappings", ".");
    settings.put("twospeed.data", data.toString());
    settings.put("twospeed.systems.core.zone", "UTC");
    settings.putAll(others);
    journal.forEach(
        (name, value) -> {
          if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              settings.put("twospeed.journal." + name + "[" + i + "]", list.get(i));
            }
          } else {
            settings.put("twospeed.journal." + name, value);
          }
        });
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("twospeed", TwospeedSettings.class)
        .get();
  }
}
