package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mqstandin.queues.QueueDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The local queues of a script for runmqsc. */
class MqscTest {

  @Test
  void eachLocalQueueIsDefinedAsTheScriptSays() {
    List<QueueDefinition> queues =
        Mqsc.queues(
            """
            * DEFINE QLOCAL('A.COMMENT')
            DEFINE QLOCAL('Core.Pay.Xfer') DESCR('Pays') DEFPSIST(YES) MAXDEPTH(50000) SHARE REPLACE
            define qlocal(CORE.CLOSED) PUT(DISABLED)
            DEFINE CHANNEL('A.SVRCONN') CHLTYPE(SVRCONN)
            SET AUTHREC PROFILE('CORE.**') OBJTYPE(QUEUE) PRINCIPAL('app') AUTHADD(PUT)
            """);
    assertThat(queues)
        .extracting(QueueDefinition::name)
        .containsExactly("Core.Pay.Xfer", "CORE.CLOSED");
    assertThat(queues.get(0).persistent()).isTrue();
    assertThat(queues.get(0).maximumDepth()).isEqualTo(50_000);
    assertThat(queues.get(0).putInhibited()).isFalse();
    assertThat(queues.get(1).putInhibited()).isTrue();
    assertThat(queues.get(1).maximumDepth()).isEqualTo(5_000);
  }
}
