package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.wire.InitialData;
import io.twospeed.mqstandin.wire.Segment;
import io.twospeed.mqstandin.wire.SegmentType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket and the conversations on it. Its own thread reads; whoever has a reply writes. */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int LONGEST_SEGMENT = 32748;
  private static final int NO_SUCH_CHANNEL = 1;

  private final Socket socket;
  private final Channel channel;
  private final Map<Integer, Conversation> conversations = new ConcurrentHashMap<>();
  private final Queue<Segment> outbound = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final OutputStream out;
  private volatile int transmissionSize = LONGEST_SEGMENT;
  private volatile int level;

  Connection(Socket socket, Channel channel) throws IOException {
    this.socket = socket;
    this.channel = channel;
    this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
  }

  Channel channel() {
    return channel;
  }

  /** The level of the protocol that was settled on. */
  int level() {
    return level;
  }

  /** The longest segment, header included, bytes. */
  int transmissionSize() {
    return transmissionSize;
  }

  /** Reads until the other end closes, or something is wrong with what it sends. */
  void run() {
    try (InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
      for (Segment segment = Segment.read(in); segment != null; segment = Segment.read(in)) {
        if (LOG.isTraceEnabled()) {
          LOG.trace("< {}", segment.dump());
        }
        receive(segment);
        flush();
      }
    } catch (Calls.ConnectionCut e) {
      LOG.debug("a connection was cut, as asked for");
    } catch (IOException e) {
      LOG.debug("a connection ended: {}", e.toString());
    } catch (RuntimeException e) {
      LOG.warn("a connection is closed, for what came over it cannot be answered", e);
    } finally {
      end();
    }
  }

  private void receive(Segment segment) throws IOException {
    switch (segment.type()) {
      case SegmentType.INITIAL -> negotiate(segment);
      case SegmentType.SOCKET_ACTION -> act(segment);
      case SegmentType.HEARTBEAT -> beat(segment);
      default -> conversation(segment.conversation()).receive(segment);
    }
  }

  private Conversation conversation(int id) {
    return conversations.computeIfAbsent(id, it -> new Conversation(this, it));
  }

  /**
   * Settles on terms. What is not accepted is answered with this end's terms, the error flag and
   * the reasons; the client then asks again, in those terms.
   */
  private void negotiate(Segment segment) throws IOException {
    InitialData offered = InitialData.read(segment.data());
    ChannelSettings terms = channel.settings();
    if (!offered.channel().equals(terms.name())) {
      send(status(segment, NO_SUCH_CHANNEL));
      flush();
      throw new IOException(
          "channel '" + offered.channel() + "' is not defined: expected '" + terms.name() + "'");
    }
    level = Math.min(terms.level(), offered.level());
    int refused = level < offered.level() ? InitialData.LEVEL_REFUSED : 0;
    if (offered.heartbeatSeconds() != terms.heartbeatSeconds()) {
      refused |= InitialData.HEARTBEAT_REFUSED;
    }
    transmissionSize = Math.min(LONGEST_SEGMENT, offered.transmissionSize());
    int shared = Math.min(terms.conversationsPerSocket(), offered.conversationsPerSocket());
    ByteBuffer answer =
        offered.answer(
            level,
            refused,
            terms.heartbeatSeconds(),
            shared,
            channel.queueManager().maximumLength());
    int flags = refused == 0 ? segment.flags() : segment.flags() | Segment.ERROR;
    send(answer(segment, SegmentType.INITIAL, flags, answer));
  }

  private static Segment answer(Segment to, int type, int flags, ByteBuffer data) {
    return Segment.of(to.shape(), to.conversation(), to.request(), type, flags, data);
  }

  private static Segment status(Segment to, int code) {
    ByteBuffer data = ByteBuffer.allocate(8).putInt(8).putInt(code).flip();
    int flags = Segment.FIRST | Segment.LAST | Segment.ERROR | Segment.CLOSE_CHANNEL;
    return answer(to, SegmentType.STATUS, flags, data);
  }

  /** SOCKET_ACTION: conversation, request, type (1 begins one, 2 ends one), two parameters. */
  private void act(Segment segment) {
    int id = segment.data().getInt(0);
    int action = segment.data().getInt(8);
    if (action == 1) {
      ByteBuffer data = ByteBuffer.allocate(8).putInt(8).putInt(0).flip();
      int request = segment.data().getInt(4);
      send(Segment.of(Segment.Shape.TSHM, id, request, SegmentType.STATUS, 0x30, data));
    } else {
      endConversation(id);
    }
  }

  private void beat(Segment segment) {
    if (segment.has(Segment.CONFIRM_REQUEST)) {
      int flags = segment.flags() & ~Segment.CONFIRM_REQUEST;
      send(answer(segment, SegmentType.HEARTBEAT, flags, ByteBuffer.allocate(0)));
    }
  }

  void endConversation(int id) {
    Conversation ended = conversations.remove(id);
    if (ended != null) {
      ended.end();
    }
  }

  /** Takes its place among what is to be sent; goes out at the next flush. */
  void send(Segment segment) {
    outbound.add(segment);
  }

  /** Sends what is to be sent, unless another thread is at it and will see it. */
  void flush() {
    while (!outbound.isEmpty() && writing.tryLock()) {
      try {
        drain();
      } catch (IOException e) {
        LOG.debug("a reply could not be sent: {}", e.toString());
        outbound.clear();
        cut();
      } finally {
        writing.unlock();
      }
    }
  }

  private void drain() throws IOException {
    for (@Nullable Segment next = outbound.poll(); next != null; next = outbound.poll()) {
      if (LOG.isTraceEnabled()) {
        LOG.trace("> {}", next.dump());
      }
      out.write(next.toBytes());
    }
    out.flush();
  }

  /** Breaks the connection at once: the client sees 2009. */
  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("while closing a socket", e);
    }
  }

  private void end() {
    cut();
    new ArrayList<>(conversations.keySet()).forEach(this::endConversation);
    channel.ended(this);
  }
}
