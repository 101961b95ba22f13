package recdenoiser.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the list of classes that {@link WarmUp} loads beside the start of JavaFX. To be run when a
 * library has another version or the first page another look:
 *
 * <ol>
 *   <li>start the window with {@code -Xlog:class+load:file=FILE:uptime} and close it when its first
 *       page is there;
 *   <li>{@code FirstPageClasses FILE src/main/resources/recdenoiser/app/first-page.classes}.
 * </ol>
 */
final class FirstPageClasses {
  private static final Pattern LOADED =
      Pattern.compile("\\[[0-9.]+s] ([\\w.$]+) source: file:\\S*\\.jar");
  private static final Pattern LOADED_ANYWAY =
      Pattern.compile("(com\\.fasterxml|ch\\.qos|org\\.slf4j)\\..*");
  private static final Pattern OF_ONE_SYSTEM =
      Pattern.compile("com\\.sun\\.(glass\\.ui\\.\\w+\\.|prism\\.(es2|d3d|mtl)\\.).*|.*X11.*");
  private static final String FIRST_OF_JAVAFX = "com.sun.javafx.tk.Toolkit ";
  private static final String FIRST_PAGE_USED = "recdenoiser.app.shell.FirstUse$$Lambda";
  private static final String HEADER =
      """
      # Classes of libraries that the window needs until its first page is drawn, in the order in which it needs them.
      # Made by recdenoiser.app.FirstPageClasses, in the tests' sources, from the log of the JVM's class loading.
      """;

  private FirstPageClasses() {}

  public static void main(String[] args) throws IOException {
    List<String> log = Files.readAllLines(Path.of(args[0]));
    List<String> names =
        log.stream()
            .dropWhile(line -> !line.contains(FIRST_OF_JAVAFX))
            .takeWhile(line -> !line.contains(FIRST_PAGE_USED))
            .map(LOADED::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .filter(name -> !LOADED_ANYWAY.matcher(name).matches())
            .filter(name -> !OF_ONE_SYSTEM.matcher(name).matches())
            .toList();
    Files.writeString(Path.of(args[1]), HEADER + String.join("\n", names) + "\n");
  }
}
