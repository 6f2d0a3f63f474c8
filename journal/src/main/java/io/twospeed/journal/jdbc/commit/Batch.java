package io.twospeed.journal.jdbc.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes that share a flush. Put into layers: a write stands one layer above the last one that
 * shares a key with it. Inside a layer nothing depends on anything, so each kind is one JDBC batch.
 */
final class Batch {
  private final List<Write<?, ?>> writes;
  private final Map<Write<?, ?>, Outcome<?>> outcomes = new HashMap<>();

  Batch(List<Write<?, ?>> writes) {
    this.writes = writes;
  }

  void run(Connection connection) throws SQLException {
    for (Map<WriteKind<?, ?>, List<Write<?, ?>>> layer : layers()) {
      for (Map.Entry<WriteKind<?, ?>, List<Write<?, ?>>> group : layer.entrySet()) {
        apply(connection, group.getKey(), group.getValue());
      }
    }
  }

  Outcome<?> outcome(Write<?, ?> write) {
    Outcome<?> outcome = outcomes.get(write);
    if (outcome == null) {
      throw new IllegalStateException("No outcome for a write of " + write.kind().getClass());
    }
    return outcome;
  }

  private List<Map<WriteKind<?, ?>, List<Write<?, ?>>>> layers() {
    List<Map<WriteKind<?, ?>, List<Write<?, ?>>>> layers = new ArrayList<>();
    Map<String, Integer> next = new HashMap<>();
    for (Write<?, ?> write : writes) {
      int layer = 0;
      for (String key : write.keys()) {
        layer = Math.max(layer, next.getOrDefault(key, 0));
      }
      for (String key : write.keys()) {
        next.put(key, layer + 1);
      }
      if (layer == layers.size()) {
        layers.add(new LinkedHashMap<>());
      }
      layers.get(layer).computeIfAbsent(write.kind(), kind -> new ArrayList<>()).add(write);
    }
    return layers;
  }

  /** The cast is sound: a group holds the writes of its own kind only, see {@link #layers()}. */
  @SuppressWarnings("unchecked")
  private <P, R> void apply(Connection connection, WriteKind<?, ?> untyped, List<Write<?, ?>> group)
      throws SQLException {
    WriteKind<P, R> kind = (WriteKind<P, R>) untyped;
    List<P> whats = new ArrayList<>(group.size());
    for (Write<?, ?> write : group) {
      whats.add((P) write.what());
    }
    List<Outcome<R>> results = kind.apply(connection, whats);
    for (int i = 0; i < group.size(); i++) {
      outcomes.put(group.get(i), results.get(i));
    }
  }
}
