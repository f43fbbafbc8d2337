package org.fitsql.logs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * What Logback does before a {@link RunLog} is opened: nothing. Found by Logback as a service, so
 * that no configuration file on the class path or in the working directory changes what is logged,
 * and its default of every library's debug lines on standard output never happens.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class QuietStart extends ContextAwareBase implements Configurator {

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    new LogbackSetup(context).reset();
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
