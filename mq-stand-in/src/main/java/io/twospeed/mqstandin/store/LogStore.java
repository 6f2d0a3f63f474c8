package io.twospeed.mqstandin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One file that is appended to: a batch a commit, forced to disk. Opening it reads the whole
 * batches, and writes a file of what is still kept in its place.
 */
public final class LogStore implements MessageStore {
  private static final String FILE = "messages.log";

  private final Path file;
  private final List<StoredMessage> kept;
  private final List<ByteBuffer> noted = new ArrayList<>();
  private final FileChannel channel;

  private LogStore(Path file, List<StoredMessage> kept) throws IOException {
    this.file = file;
    this.kept = kept;
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The store of a folder, which is made where it is not there. */
  public static MessageStore open(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(FILE);
      List<StoredMessage> kept = Files.exists(file) ? LogRecords.read(file) : List.of();
      rewrite(file, kept);
      return new LogStore(file, kept);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep messages in " + folder, e);
    }
  }

  private static void rewrite(Path file, List<StoredMessage> kept) throws IOException {
    Path fresh = file.resolveSibling(FILE + ".new");
    List<ByteBuffer> records = new ArrayList<>();
    for (StoredMessage message : kept) {
      records.add(LogRecords.put(message));
    }
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(out, LogRecords.batch(records));
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(FileChannel out, ByteBuffer batch) throws IOException {
    while (batch.hasRemaining()) {
      out.write(batch);
    }
    out.force(false);
  }

  @Override
  public List<StoredMessage> load() {
    return kept;
  }

  @Override
  public void put(StoredMessage message) {
    noted.add(LogRecords.put(message));
  }

  @Override
  public void remove(long sequence) {
    noted.add(LogRecords.remove(sequence));
  }

  @Override
  public void backedOut(long sequence, int count) {
    noted.add(LogRecords.backedOut(sequence, count));
  }

  @Override
  public void commit() {
    if (noted.isEmpty()) {
      return;
    }
    try {
      write(channel, LogRecords.batch(noted));
      noted.clear();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }
}
