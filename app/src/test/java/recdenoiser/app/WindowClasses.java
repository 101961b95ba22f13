package recdenoiser.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the lists of classes that {@link WarmUp} loads beside the start of JavaFX and after it. To
 * be run when a library has another version or pages have another look:
 *
 * <ol>
 *   <li>run {@code LongTaskProbe} with {@code -Xlog:class+load:file=FILE:uptime};
 *   <li>{@code WindowClasses FILE src/main/resources/recdenoiser/app}.
 * </ol>
 */
final class WindowClasses {
  private static final Pattern LOADED =
      Pattern.compile("\\[[0-9.]+s] ([\\w.$]+) source: file:\\S*\\.jar");
  private static final Pattern OF_ONE_SYSTEM =
      Pattern.compile("com\\.sun\\.(glass\\.ui\\.\\w+\\.|prism\\.(es2|d3d|mtl)\\.).*|.*X11.*");
  private static final String FIRST_OF_JAVAFX = "com.sun.javafx.tk.Toolkit ";
  private static final String FIRST_PAGE_USED = "recdenoiser.app.shell.FirstUse$$Lambda";
  private static final Pattern OF_THE_WINDOW =
      Pattern.compile(
          "(javafx|com\\.sun\\.(?!jna)\\w+|org\\.jfree|org\\.controlsfx|impl\\.org|org\\.kordamp)\\..*");
  private static final String HEADER =
      """
      # Classes of libraries that the window needs %s, in the order in which it needs them.
      # Made by recdenoiser.app.WindowClasses, in the tests' sources, from the log of the JVM's class loading.
      """;

  private WindowClasses() {}

  public static void main(String[] args) throws IOException {
    List<String> log = Files.readAllLines(Path.of(args[0]));
    Path folder = Path.of(args[1]);
    write(
        folder.resolve("first-page.classes"),
        "until its first page is drawn",
        log.stream()
            .dropWhile(line -> !line.contains(FIRST_OF_JAVAFX))
            .takeWhile(line -> !line.contains(FIRST_PAGE_USED)));
    write(
        folder.resolve("other-pages.classes"),
        "for its other pages",
        log.stream().dropWhile(line -> !line.contains(FIRST_PAGE_USED)));
  }

  private static void write(Path file, String what, Stream<String> log) throws IOException {
    String names =
        log.map(LOADED::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1) + "\n")
            .filter(name -> OF_THE_WINDOW.matcher(name.strip()).matches())
            .filter(name -> !OF_ONE_SYSTEM.matcher(name.strip()).matches())
            .collect(Collectors.joining());
    Files.writeString(file, HEADER.formatted(what) + names);
  }
}
