package io.twospeed.app.settings;

import io.twospeed.routes.settings.Band;
import io.twospeed.routes.settings.ReleaseSettings;
import io.twospeed.routes.settings.ReleaseSettings.Limits;
import io.twospeed.routes.settings.ReleaseSettings.OwnLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How products come and go.
 *
 * @param watch whether what is saved in the folders goes live by itself
 * @param quiet for how long nothing may be written before what was is looked at
 * @param poll how often the folders are looked at where their file system tells no events
 * @param firstPercent of the clients that a saved version begins with
 * @param keep versions of a product that one can go back to
 * @param drainGrace how long a replaced version takes requests that were on their way to it
 * @param drainAtMost how long it waits for its last
 * @param perProduct what one product may take of what all share
 * @param products what single ones may take where it is not that, by their names
 */
public record ReleaseOptions(
    @DefaultValue("true") boolean watch,
    @DefaultValue("200ms") Duration quiet,
    @DefaultValue("2s") Duration poll,
    @Min(value = 1, message = "1 to 100")
        @Max(value = 100, message = "1 to 100")
        @DefaultValue("100")
        int firstPercent,
    @Min(value = 1, message = "1 or more") @DefaultValue("10") int keep,
    @DefaultValue("10s") Duration drainGrace,
    @DefaultValue("5m") Duration drainAtMost,
    @Valid @DefaultValue RollBack rollBack,
    @Valid @DefaultValue PerProduct perProduct,
    @DefaultValue
        Map<
                @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}",
                    message = "the name of a product")
                String,
                @Valid OfProduct>
            products) {

  /** When a new version is taken back by itself; see {@link Band}. */
  record RollBack(
      @DefaultValue("5m") Duration watch,
      @Min(value = 1, message = "1 or more") @DefaultValue("50") int atLeast,
      @DefaultValue("5") double failedPoints,
      @DefaultValue("3") double slowerTimes,
      @DefaultValue("50ms") Duration slowerBy) {}

  /** What one product may take of what all share. */
  record PerProduct(
      @Min(value = 1, message = "1 or more") @DefaultValue("1000") int maxConcurrent,
      @Min(value = 1, message = "1 or more") @DefaultValue("50") int maxThreads,
      @Min(value = 1, message = "1 or more") @DefaultValue("10000") int maxSteps,
      @DurationMin(nanos = 1, message = "more than 0s") @DefaultValue("60s") Duration maxTime) {

    private Limits limits() {
      return new Limits(maxConcurrent, maxThreads, maxSteps, maxTime);
    }
  }

  /** What a product has of its own; what it leaves out is as {@link PerProduct} says. */
  record OfProduct(
      @Nullable @Min(value = 1, message = "1 or more") Integer maxConcurrent,
      @Nullable @Min(value = 1, message = "1 or more") Integer maxThreads,
      @Nullable @Min(value = 1, message = "1 or more") Integer maxSteps,
      @Nullable @DurationMin(nanos = 1, message = "more than 0s") Duration maxTime) {

    private OwnLimits limits() {
      return new OwnLimits(maxConcurrent, maxThreads, maxSteps, maxTime);
    }
  }

  public ReleaseSettings settings(Path data) {
    return new ReleaseSettings(
        data.resolve("products"),
        firstPercent,
        keep,
        new Band(
            rollBack.watch(),
            rollBack.atLeast(),
            rollBack.failedPoints(),
            rollBack.slowerTimes(),
            rollBack.slowerBy()),
        drainAtMost,
        perProduct.limits(),
        products.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().limits())));
  }
}
