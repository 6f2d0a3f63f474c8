package io.twospeed.simulator.soap;

import jakarta.servlet.ServletConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** Serves {@link LoanService} under {@code /loans} of wherever it is mounted, its WSDL too. */
public final class LoanServlet extends CXFNonSpringServlet {
  private static final long serialVersionUID = 1L;
  private static final String ADDRESS = "/loans";

  /** A refusal is an everyday answer: CXF need not write a stack trace for it. */
  private static final FaultListener QUIET = (exception, description, message) -> false;

  private final transient LoanService service;
  private final transient Path wsdl;
  private final transient Clock machine;

  public LoanServlet(LoanService service, Path wsdl, Clock machine) {
    this.service = service;
    this.wsdl = wsdl;
    this.machine = machine;
  }

  @Override
  protected void loadBus(ServletConfig config) {
    setBus(BusFactory.newInstance().createBus());
    EndpointImpl endpoint = new EndpointImpl(getBus(), service);
    endpoint.setWsdlLocation(wsdl.toUri().toString());
    endpoint.setProperties(Map.of(FaultListener.class.getName(), QUIET));
    endpoint.getInInterceptors().add(new RequestExpiry(machine));
    endpoint.publish(ADDRESS);
  }
}
