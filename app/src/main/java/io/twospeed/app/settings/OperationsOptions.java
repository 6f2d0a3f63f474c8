package io.twospeed.app.settings;

import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operations port, under {@code twospeed.operations}.
 *
 * @param allowedHosts names and addresses it is asked for by, beside the loopback's and the address
 *     at which it is reached
 */
public record OperationsOptions(@DefaultValue Set<String> allowedHosts) {}
