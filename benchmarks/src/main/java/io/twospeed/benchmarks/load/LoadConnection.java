package io.twospeed.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One kept-alive connection with at most one request on its way. */
final class LoadConnection {

  private final InetSocketAddress target;
  private final Selector selector;
  private final HttpAnswer answer = new HttpAnswer();
  private SocketChannel channel;
  private @Nullable Question question;
  private long sentAtNanos;
  private boolean waiting;

  LoadConnection(InetSocketAddress target, Selector selector) throws IOException {
    this.target = target;
    this.selector = selector;
    this.channel = connect();
  }

  void send(Question next) throws IOException {
    if (answer.closing()) {
      reconnect();
    }
    question = next;
    answer.reset();
    sentAtNanos = System.nanoTime();
    waiting = true;
    ByteBuffer bytes = ByteBuffer.wrap(next.request());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Reads what is there; true once the answer is whole. */
  boolean receive() throws IOException {
    boolean whole = answer.readFrom(channel);
    if (whole) {
      waiting = false;
    }
    return whole;
  }

  boolean waiting() {
    return waiting;
  }

  long sentAtNanos() {
    return sentAtNanos;
  }

  boolean answeredRight() {
    Question asked = question;
    return asked != null && answer.status() == asked.status() && answer.bodyContains(asked.proof());
  }

  String lastAnswer() {
    return answer.status() + " " + answer.body();
  }

  void reconnect() throws IOException {
    close();
    channel = connect();
  }

  void close() throws IOException {
    waiting = false;
    channel.close();
  }

  private SocketChannel connect() throws IOException {
    SocketChannel opened = SocketChannel.open(target);
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    opened.configureBlocking(false);
    opened.register(selector, SelectionKey.OP_READ, this);
    return opened;
  }
}
