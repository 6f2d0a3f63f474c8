package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** So many are held that one of them would be met by chance, were they free. */
@EnabledOnOs(OS.LINUX)
class HeldPortTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int HELD = 500;
  private static final int ASKED_FOR = 2_000;

  private final List<HeldPort> held = new ArrayList<>();
  private final Set<Integer> numbers = new HashSet<>();

  @BeforeEach
  void hold() {
    for (int i = 0; i < HELD; i++) {
      HeldPort port = HeldPort.any();
      held.add(port);
      numbers.add(port.number());
    }
  }

  @AfterEach
  void letGo() {
    held.forEach(HeldPort::close);
  }

  @Test
  void noServerThatAsksForAnyPortIsGivenAHeldOne() throws IOException {
    for (int i = 0; i < ASKED_FOR; i++) {
      try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
        assertThat(numbers).doesNotContain(server.getLocalPort());
      }
      try (ServerSocket everywhere = new ServerSocket(0)) {
        assertThat(numbers).doesNotContain(everywhere.getLocalPort());
      }
    }
  }

  @Test
  void aServerThatNamesItListensThereAgainAndAgainAndInBetweenClientsAreRefused()
      throws IOException {
    int number = held.get(0).number();
    for (int life = 0; life < 3; life++) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new Socket(LOOPBACK, number).close());
      try (ServerSocket server = new ServerSocket(number, 1, LOOPBACK);
          Socket client = new Socket(LOOPBACK, number);
          Socket accepted = server.accept()) {
        assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
      }
    }
  }

  @Test
  void standInsComeBackOnTheirPortsAlthoughThousandsAreTakenMeanwhile() throws IOException {
    List<MqStandIn> standIns = new ArrayList<>();
    List<ServerSocket> taken = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        standIns.add(MqStandIn.start(Settings.defaults()));
      }
      standIns.forEach(MqStandIn::stop);
      for (int i = 0; i < 6_000; i++) {
        taken.add(new ServerSocket(0, 1, LOOPBACK));
      }
      for (MqStandIn standIn : standIns) {
        int port = standIn.port();
        standIn.restart();
        assertThat(standIn.port()).isEqualTo(port);
        new Socket(LOOPBACK, port).close();
      }
    } finally {
      standIns.forEach(MqStandIn::close);
      for (ServerSocket server : taken) {
        server.close();
      }
    }
  }
}
