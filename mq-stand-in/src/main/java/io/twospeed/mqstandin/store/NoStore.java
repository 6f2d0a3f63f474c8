package io.twospeed.mqstandin.store;

import java.util.List;

final class NoStore implements MessageStore {
  @Override
  public List<StoredMessage> load() {
    return List.of();
  }

  @Override
  public void put(StoredMessage message) {}

  @Override
  public void remove(long sequence) {}

  @Override
  public void backedOut(long sequence, int count) {}

  @Override
  public void commit() {}

  @Override
  public void close() {}
}
