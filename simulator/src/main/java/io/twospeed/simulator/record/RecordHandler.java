package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.CoreRefusal;

/** Does what a request record asks for and fills the reply in. */
interface RecordHandler {

  /**
   * Runs under the bank's one unit of work.
   *
   * @param reply empty; what is not put stays zero or spaces
   * @throws CoreRefusal where the core says no
   */
  void answer(Books books, RecordRequest request, ObjectNode reply);
}
