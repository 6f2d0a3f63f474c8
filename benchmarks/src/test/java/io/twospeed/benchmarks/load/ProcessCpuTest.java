package io.twospeed.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessCpuTest {

  @Test
  void cpuTimeIsUserAndSystemTicksAfterACommandWithBlanks() {
    String stat = "42 (java (x) y) S 1 42 42 0 -1 4194560 1 2 3 4 150 25 0 0 20 0 30 0";
    assertThat(ProcessCpu.micros(stat)).isEqualTo(1_750_000);
  }

  @Test
  void ownCpuTimeGrows() {
    ProcessCpu own = new ProcessCpu(ProcessHandle.current().pid());
    assertThat(own.micros()).isPositive();
  }
}
