package recdenoiser.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The option {@code --json}: for machines, the last line of standard output is one JSON object. */
final class JsonOutput {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Option(names = "--json")
  private boolean json;

  /** Prints the object where it was asked for. */
  void print(PrintWriter out, Object object) {
    if (json) {
      try {
        out.println(MAPPER.writeValueAsString(object));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Cannot write the result as JSON.", e);
      }
    }
  }
}
