package recdenoiser.engine.run;

import java.util.Locale;

/** What Java reports of the machine and not of the program, in a sentence for people. */
public final class Breakdown {
  private Breakdown() {}

  /** One sentence, with what can be done. */
  public static String sentence(Error error) {
    if (error instanceof OutOfMemoryError) {
      return String.format(
          Locale.ROOT,
          "The memory is full: Java may use %,d MB here. Give it more, such as -Xmx4g, or ask for"
              + " less: a smaller batchSize, maxLength or width.",
          Runtime.getRuntime().maxMemory() >> 20);
    }
    if (error instanceof InternalError) {
      return "A file that was being read was cut or replaced meanwhile, or its disk failed ("
          + error.getMessage()
          + "); begin again when it is whole.";
    }
    if (error instanceof StackOverflowError) {
      return "Something was nested too deep to be read.";
    }
    return "The program broke off by " + error + "; the log says more.";
  }
}
