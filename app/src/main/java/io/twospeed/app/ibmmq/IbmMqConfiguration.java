package io.twospeed.app.ibmmq;

import io.twospeed.app.settings.TwospeedSettings;
import jakarta.jms.ConnectionFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** IBM MQ in place of another broker, where {@code ibm.mq} says so. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnIbmMq.class)
public class IbmMqConfiguration {
  private static final String CLIENT_LOG = "com.ibm.msg.client.commonservices.log.outputName";

  @Bean
  IbmMqSettings ibmMqSettings(Environment environment, TwospeedSettings settings) {
    IbmMqSettings ibm = IbmMqSettings.of(environment).orElseThrow();
    if (!settings.broker().isEmpty()) {
      ibm.refuse(
          "config: setting twospeed.broker is given beside ibm.mq; expected one broker; fix: delete one of the two, or start without --core");
    }
    settings
        .systems()
        .forEach(
            (name, system) -> {
              TwospeedSettings.Mq mq = system.mq();
              if (mq != null) {
                refuse("twospeed.systems." + name + ".mq.", mq, ibm);
              }
            });
    return ibm.checked();
  }

  private static void refuse(String path, TwospeedSettings.Mq mq, IbmMqSettings ibm) {
    if (!mq.expiryQueue().isEmpty()) {
      ibm.refuse(
          "config: setting %sexpiry-queue is %s; expected none on IBM MQ, which reports what expired; fix: set it to \"\", as the profile ibm-mq does"
              .formatted(path, mq.expiryQueue()));
    }
    if (!mq.requestAddress().equals("{queue}")) {
      ibm.refuse(
          "config: setting %srequest-address is %s; expected none on IBM MQ; fix: say it in operation.yaml under transport.mq"
              .formatted(path, mq.requestAddress()));
    }
  }

  @Bean
  ConnectionFactory ibmMq(IbmMqSettings settings, TwospeedSettings all, SslBundles bundles) {
    if (System.getProperty(CLIENT_LOG) == null) {
      // Else the client leaves files wherever it was started.
      System.setProperty(CLIENT_LOG, all.data().resolve("mqjms.log").toString());
    }
    return IbmMqConnections.of(settings, bundles);
  }
}
