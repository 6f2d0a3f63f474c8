package io.twospeed.routes.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who put what live when: one JSON object a line, only ever appended, each with the SHA-256 of
 * itself and the line before. What was changed or taken out in the middle shows at the next
 * reading. Written by one thread at a time, the host's.
 */
public final class ReleaseLog implements AutoCloseable {
  static final String FILE = "releases.jsonl";
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseLog.class);
  private static final String FIRST = "0".repeat(64);
  private static final String SEAL = ",\"hash\":\"";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final @Nullable Path file;
  private final @Nullable FileChannel channel;
  private final Map<String, List<ReleaseEvent>> atStart = new HashMap<>();
  private final List<String> inMemory = new ArrayList<>();
  private long lines;
  private String last = FIRST;
  private boolean unforced;

  /** Opens the log of a folder; without one it is kept in memory. */
  public ReleaseLog(@Nullable Path data) {
    try {
      if (data == null) {
        file = null;
        channel = null;
        return;
      }
      Files.createDirectories(data);
      file = data.resolve(FILE);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      open(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The history of releases cannot be opened in " + data, e);
    }
  }

  /** A last line that a crash cut off was never acted upon: it goes. */
  private void open(byte[] bytes) throws IOException {
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    if (whole < bytes.length && channel != null) {
      LOG.warn("{}: the last line was cut off in the middle and is taken away", file);
      channel.truncate(whole);
    }
    List<String> all = lines(new String(bytes, 0, whole, StandardCharsets.UTF_8));
    ReleaseHistory read = verify(all, null);
    if (!read.verified()) {
      LOG.error("{}: {}", file, read.fault());
    }
    lines = all.size();
    last = all.isEmpty() ? FIRST : hashOf(bodyOf(all.get(all.size() - 1)));
    for (ReleaseHistory.Entry entry : read.entries()) {
      atStart
          .computeIfAbsent(entry.event().product(), name -> new ArrayList<>())
          .add(entry.event());
    }
    if (channel != null) {
      channel.position(whole);
    }
  }

  /** What the log said of a product when it was opened, the first first; told once. */
  public List<ReleaseEvent> takeStart(String product) {
    synchronized (atStart) {
      List<ReleaseEvent> events = atStart.remove(product);
      return events == null ? List.of() : events;
    }
  }

  public Set<String> productsAtStart() {
    synchronized (atStart) {
      return Set.copyOf(atStart.keySet());
    }
  }

  /** Appends; on the disk only after {@link #force}. */
  public synchronized void append(ReleaseEvent event) {
    ObjectNode json = event.json();
    json.put("seq", lines + 1).put("previous", last);
    String text = json.toString();
    String body = text.substring(0, text.length() - 1);
    String hash = hashOf(body);
    String line = body + SEAL + hash + "\"}\n";
    try {
      if (channel == null) {
        inMemory.add(line.strip());
      } else {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        unforced = true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The history of releases cannot be written: " + file, e);
    }
    last = hash;
    lines++;
  }

  /** Brings what was appended to the disk. */
  public synchronized void force() {
    try {
      if (channel != null && unforced) {
        channel.force(false);
        unforced = false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The history of releases cannot be written: " + file, e);
    }
  }

  /** Reads the whole file again, so that what was done to it meanwhile shows. */
  public synchronized ReleaseHistory history(String product) {
    try {
      List<String> all = file == null ? List.copyOf(inMemory) : lines(Files.readString(file));
      ReleaseHistory read = verify(all, product);
      return read.verified() && all.size() != lines
          ? read.broken("the file has " + all.size() + " lines; expected " + lines)
          : read;
    } catch (IOException e) {
      throw new UncheckedIOException("The history of releases cannot be read: " + file, e);
    }
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  /** All lines are verified, and those of the product kept; null keeps all. */
  private static ReleaseHistory verify(List<String> lines, @Nullable String product) {
    List<ReleaseHistory.Entry> entries = new ArrayList<>();
    String previous = FIRST;
    String fault = "";
    for (int i = 0; i < lines.size(); i++) {
      String body = bodyOf(lines.get(i));
      String hash = hashOf(body);
      try {
        ObjectNode json = (ObjectNode) JSON.readTree(lines.get(i));
        boolean holds =
            json.path("hash").asText().equals(hash)
                && json.path("previous").asText().equals(previous)
                && json.path("seq").asLong() == i + 1;
        if (!holds && fault.isEmpty()) {
          fault = "line %d is not the one that was written there".formatted(i + 1);
        }
        if (product == null || product.equals(json.path("product").asText())) {
          entries.add(new ReleaseHistory.Entry(i + 1, ReleaseEvent.of(json), hash));
        }
      } catch (JsonProcessingException | RuntimeException unreadable) {
        fault = fault.isEmpty() ? "line %d cannot be read".formatted(i + 1) : fault;
      }
      previous = hash;
    }
    return new ReleaseHistory(fault.isEmpty(), fault, entries);
  }

  private static String bodyOf(String line) {
    int seal = line.lastIndexOf(SEAL);
    return seal < 0 ? line : line.substring(0, seal);
  }

  private static String hashOf(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.warn("{} could not be closed", file, e);
    }
  }
}
