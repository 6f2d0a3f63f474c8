package io.twospeed.simulator;

import io.twospeed.simulator.bank.Bank;
import io.twospeed.simulator.control.Controls;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultKind;
import io.twospeed.simulator.mq.DelayedReplies;
import io.twospeed.simulator.mq.KeptReplies;
import io.twospeed.simulator.mq.MqFront;
import io.twospeed.simulator.mq.MqLink;
import io.twospeed.simulator.mq.ReplyCorrelation;
import io.twospeed.simulator.record.RecordContracts;
import io.twospeed.simulator.record.RecordDesk;
import io.twospeed.simulator.soap.LoanDesk;
import io.twospeed.simulator.soap.LoanSchema;
import io.twospeed.simulator.soap.LoanService;
import io.twospeed.simulator.soap.LoanServlet;
import io.twospeed.simulator.web.SimulatorServlet;
import jakarta.jms.ConnectionFactory;
import jakarta.servlet.Servlet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A core in a box: serves the queues of the contract over a broker, and offers two servlets: the
 * SOAP services and its controls. What it knows is the same at every start. It links to the broker
 * by itself whenever that is there. Safe for use by many threads.
 */
public final class SimulatedCore implements AutoCloseable {
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(MqFront.daemon("simulator-delays"));

  private final Bank bank;
  private final Controls controls = new Controls();
  private final KeptReplies replies;
  private final MqFront mq;
  private final Servlet soapServlet;

  private SimulatedCore(Builder builder) {
    bank = new Bank(builder.clock, builder.furtherCustomers);
    replies = new KeptReplies(builder.keepReplies);
    mq =
        new MqFront(
            Objects.requireNonNull(builder.broker, "broker"),
            new MqLink.Listening(
                RecordContracts.read(builder.contracts),
                new RecordDesk(bank, controls),
                controls.faults(),
                builder.correlation,
                builder.consumersPerQueue,
                new DelayedReplies(scheduler),
                replies));
    soapServlet =
        new LoanServlet(
            new LoanService(
                new LoanDesk(bank, controls),
                controls.faults(),
                LoanSchema.read(builder.contracts.resolve("loans-types.xsd"))),
            builder.contracts.resolve("loans.wsdl"),
            Clock.systemUTC());
  }

  /**
   * Begins one.
   *
   * @param contracts the folder that holds what the core team handed over
   */
  public static Builder builder(Path contracts) {
    return new Builder(contracts);
  }

  /**
   * The SOAP services: to be mounted at {@code /soap/*} with asynchronous support; the loans are at
   * {@code /soap/loans}, their WSDL at {@code /soap/loans?wsdl}.
   */
  public Servlet soapServlet() {
    return soapServlet;
  }

  /** The controls: to be mounted at {@code /simulator/*}. */
  public Servlet controlServlet() {
    return new SimulatorServlet(bank, controls, replies);
  }

  /** Back to what the core knows at start, with no fault planned and its window open. */
  public void reset() {
    controls.reset();
    replies.clear();
    bank.reset();
  }

  void plan(String operation, Fault fault, int count) {
    controls.faults().add(operation, fault, count);
  }

  Map<FaultKind, Integer> met() {
    return controls.faults().met();
  }

  void window(boolean open) {
    controls.window(open);
  }

  BigDecimal balance(String account) {
    return bank.with(books -> books.ledger().balance(account));
  }

  /** Lets go of the queues. Delayed replies not yet sent are lost. */
  @Override
  public void close() {
    scheduler.shutdownNow();
    mq.close();
  }

  /** How a simulated core is to behave. */
  public static final class Builder {
    private final Path contracts;
    private Clock clock = Clock.systemUTC();
    private @Nullable ConnectionFactory broker;
    private ReplyCorrelation correlation = ReplyCorrelation.MESSAGE_ID;
    private int consumersPerQueue = 2;
    private int furtherCustomers;
    private boolean keepReplies;

    private Builder(Path contracts) {
      this.contracts = contracts;
    }

    /** Where its queues are; required. */
    public Builder broker(ConnectionFactory factory) {
      broker = factory;
      return this;
    }

    /** How replies are correlated; default {@link ReplyCorrelation#MESSAGE_ID}. */
    public Builder replyCorrelation(ReplyCorrelation value) {
      correlation = value;
      return this;
    }

    /** Listeners on each queue; default 2. */
    public Builder consumersPerQueue(int count) {
      consumersPerQueue = count;
      return this;
    }

    /**
     * Customers beside those it always knows, 2000000001 and on, each with 10,000,000.00 CNY on an
     * account (200000000001...) and an empty one (300000000001...); default 0.
     */
    public Builder furtherCustomers(int count) {
      furtherCustomers = count;
      return this;
    }

    /**
     * Whether it remembers every reply that it has sent over queues, for {@code GET
     * /simulator/replies}; default no, as that only grows.
     */
    public Builder keepReplies(boolean value) {
      keepReplies = value;
      return this;
    }

    /** What time it is; default the system's. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /**
     * Starts it; a broker that is not there yet does not keep it from starting.
     *
     * @throws io.twospeed.mappings.copybook.source.CopybookException where a copybook cannot be
     *     used
     */
    public SimulatedCore start() {
      SimulatedCore core = new SimulatedCore(this);
      core.mq.start();
      return core;
    }
  }
}
