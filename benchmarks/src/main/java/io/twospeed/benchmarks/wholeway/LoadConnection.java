package io.twospeed.benchmarks.wholeway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection with at most one request on its way. */
final class LoadConnection {

  private final InetSocketAddress target;
  private final Selector selector;
  private final HttpAnswer answer = new HttpAnswer();
  private SocketChannel channel;
  private Question question;
  private long sentAtNanos;
  private boolean waiting;

  LoadConnection(InetSocketAddress target, Selector selector, Question first) throws IOException {
    this.target = target;
    this.selector = selector;
    this.question = first;
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
    return answer.status() == 200 && answer.bodyContains(question.proof());
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
