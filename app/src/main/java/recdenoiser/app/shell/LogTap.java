package recdenoiser.app.shell;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** Leads what is logged, from any thread, into the log of the window. */
public final class LogTap extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final LogLines log;

  private LogTap(LogLines log) {
    this.log = log;
  }

  /**
   * Listens from now on, until it is closed. Where the log goes elsewhere than to Logback, nothing
   * comes.
   */
  public static LogTap open(LogLines log) {
    LogTap tap = new LogTap(log);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      tap.setContext(context);
      tap.start();
      root(context).addAppender(tap);
    }
    return tap;
  }

  @Override
  protected void append(ILoggingEvent event) {
    String time = TIME.format(Instant.ofEpochMilli(event.getTimeStamp()));
    log.add(time + "  " + event.getLevel() + "  " + event.getFormattedMessage());
  }

  @Override
  public void close() {
    if (getContext() instanceof LoggerContext context) {
      root(context).detachAppender(this);
    }
    stop();
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }
}
