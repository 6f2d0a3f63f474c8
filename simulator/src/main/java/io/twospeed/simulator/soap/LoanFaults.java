package io.twospeed.simulator.soap;

import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.control.Operation;
import java.io.StringReader;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.staxutils.StaxUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** SOAP faults, typed as loans.wsdl declares them, or plain. */
final class LoanFaults {
  private LoanFaults() {}

  static SoapFault refused(Operation operation, LoanRequest request, ReturnCode code) {
    // GetSchedule declares one fault only; an unknown loan has its own everywhere.
    boolean unknown = code == ReturnCode.UNKNOWN_LOAN || operation == Operation.LOANS_SCHEDULE;
    SoapFault fault = new SoapFault(code.text(), Fault.FAULT_CODE_SERVER);
    fault.setDetail(
        detail(unknown ? LoanReplies.unknown(code, request) : LoanReplies.refused(code)));
    return fault;
  }

  /** The caller's doing. */
  static SoapFault badRequest() {
    return new SoapFault(ReturnCode.BAD_RECORD.text(), Fault.FAULT_CODE_CLIENT);
  }

  /** The core's doing. */
  static SoapFault abend() {
    return new SoapFault(ReturnCode.ABEND.text(), Fault.FAULT_CODE_SERVER);
  }

  private static Element detail(String content) {
    try {
      Document document = StaxUtils.read(new StringReader("<detail>" + content + "</detail>"));
      return document.getDocumentElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
