package io.twospeed.app.settings;

import io.twospeed.openapi.settings.CallbackClient;
import io.twospeed.openapi.settings.CallbackSettings;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is called back when an operation has ended, under {@code twospeed.door.callbacks}; see {@link
 * CallbackSettings}.
 *
 * @param clients by the name under which they ask
 */
public record CallbackOptions(
    @DefaultValue Map<String, Client> clients,
    @DefaultValue("12") int attempts,
    @NotNull(message = "a duration") @DefaultValue("5s") Duration firstPause,
    @NotNull(message = "a duration") @DefaultValue("10s") Duration timeout,
    @NotNull(message = "a duration") @DefaultValue("2s") Duration look) {

  /**
   * A client that may be called back.
   *
   * @param urls what its Callback-Url may begin with
   * @param secrets {@code whsec_...}, the newest first
   * @param secretsFile a file of such lines, in place of {@code secrets}
   */
  record Client(
      @DefaultValue List<String> urls,
      @DefaultValue List<String> secrets,
      @Nullable Path secretsFile) {

    CallbackClient client() {
      return new CallbackClient(
          urls, secretsFile == null ? secrets : SecretFile.read(secretsFile).lines().toList());
    }

    /** Leaves out the secrets. */
    @Override
    public String toString() {
      return "Client[urls=%s]".formatted(urls);
    }
  }

  public CallbackSettings settings() {
    Map<String, CallbackClient> allowed = new HashMap<>();
    clients.forEach((name, client) -> allowed.put(name, client.client()));
    return new CallbackSettings(allowed, attempts, firstPause, timeout, look);
  }
}
