package io.twospeed.benchmarks.load;

import java.util.List;

/** Reads the CPU time of several processes at both edges of a window. */
public final class CpuEdges implements LoadGenerator.Edges {

  private final List<ProcessCpu> processes;
  private final long[] micros;

  /** Reads these, in this order. */
  public CpuEdges(List<ProcessCpu> processes) {
    this.processes = processes;
    this.micros = new long[processes.size()];
  }

  @Override
  public void windowBegins() {
    for (int i = 0; i < micros.length; i++) {
      micros[i] = -processes.get(i).micros();
    }
  }

  @Override
  public void windowEnds() {
    for (int i = 0; i < micros.length; i++) {
      micros[i] += processes.get(i).micros();
    }
  }

  /** What the process at this place used between the edges. */
  public long micros(int place) {
    return micros[place];
  }
}
