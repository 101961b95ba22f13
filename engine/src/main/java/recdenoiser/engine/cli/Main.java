package recdenoiser.engine.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command line. */
public final class Main {

  private static final Logger log = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) {
    log.info("recdenoiser {}", String.join(" ", args));
  }
}
