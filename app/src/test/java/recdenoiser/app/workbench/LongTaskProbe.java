package recdenoiser.app.workbench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import recdenoiser.app.Launcher;

/**
 * What holds the JavaFX thread up for longer than 50 ms in the real window: at the start, at the
 * first visit of each page, and with runs that are there. Run its {@code main} with the tests'
 * class path on a machine with a display and {@code -Drecdenoiser.runs=FOLDER} of at least four
 * runs. With {@code -Dprobe.rest=SECONDS} the window rests first, so that pages are built ahead. It
 * prints every wait of the thread, in milliseconds, how much of it the thread was at work, and the
 * part of the scene graph's work and the calls of this project that were met most often meanwhile.
 */
public final class LongTaskProbe {
  private static final String THREAD = "JavaFX Application Thread";
  private static final long LONG = 50;
  private static final long BETWEEN = 4;
  private static final List<String> PAGES =
      List.of("DATA", "SET_UP", "TRAIN", "MASKS", "INSPECT", "COMPARE", "STUDY", "RUNS");
  private static final Map<String, String> PARTS = parts();

  private static volatile String phase = "start";
  private static volatile boolean over;
  private static Thread found;

  private LongTaskProbe() {}

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("javafx.scene.Scene.doCSSPass", "css");
    parts.put("javafx.scene.Node.applyCss", "css");
    parts.put("javafx.scene.Scene.doLayoutPass", "layout");
    parts.put("javafx.scene.Scene$ScenePulseListener.synchronizeSceneNodes", "sync");
    return parts;
  }

  public static void main(String[] arguments) throws Exception {
    Thread window = new Thread(() -> Launcher.main(arguments), "launcher");
    window.setDaemon(true);
    window.start();
    while (Window.getWindows().isEmpty() || System.getProperty("recdenoiser.usable") == null) {
      if (!Window.getWindows().isEmpty()) {
        beat();
      }
      Thread.sleep(BETWEEN);
    }
    say("usable after " + System.getProperty("recdenoiser.usable") + " ms");
    Thread watching = new Thread(LongTaskProbe::watch, "watching");
    watching.setDaemon(true);
    watching.start();
    act();
    over = true;
    watching.join();
    System.exit(0);
  }

  private static void act() throws Exception {
    phase = "rest";
    Thread.sleep(1000 * Integer.getInteger("probe.rest", 0));
    for (String page : PAGES) {
      go(page, "first visit of " + page, page.equals("RUNS") ? 4000 : 1200);
    }
    phase = "choosing a run";
    select(0, 1);
    phase = "opening a run";
    fire("runs-open");
    Thread.sleep(4000);
    go("MASKS", "Masks of it", 3000);
    go("INSPECT", "Inspect of it", 4000);
    go("RUNS", "Runs again", 800);
    fire("runs-crumbs-0");
    phase = "choosing four runs";
    select(0, 4);
    phase = "comparing four runs";
    fire("runs-compare");
    Thread.sleep(9000);
    for (String page : PAGES) {
      go(page, "second visit of " + page, 500);
    }
  }

  private static void go(String page, String named, long milliseconds) throws Exception {
    phase = named;
    fire("rail-" + page);
    Thread.sleep(milliseconds);
  }

  private static void fire(String id) throws Exception {
    for (int attempt = 0; attempt < 20; attempt++) {
      boolean fired =
          ask(
              () -> {
                Node node = find(id);
                if (node instanceof ButtonBase button && !button.isDisabled()) {
                  Platform.runLater(button::fire);
                  return true;
                }
                return false;
              });
      if (fired) {
        return;
      }
      Thread.sleep(100);
    }
    say("There is no " + id + " to press.");
  }

  private static void select(int from, int to) throws Exception {
    ask(
        () -> {
          TableView<?> table = (TableView<?>) find("runs-table");
          Platform.runLater(
              () -> {
                table.getSelectionModel().clearSelection();
                table.getSelectionModel().selectRange(from, to);
              });
          return table;
        });
    Thread.sleep(1500);
  }

  private static Node find(String id) {
    ObservableList<Window> windows = Window.getWindows();
    return windows.get(0).getScene().getRoot().lookup("#" + id);
  }

  private static <T> T ask(Callable<T> question) throws Exception {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    return task.get();
  }

  private static void watch() {
    try {
      while (!over) {
        beat();
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void beat() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    List<StackTraceElement[]> met = new ArrayList<>();
    String during = phase;
    long before = worked();
    long begin = System.nanoTime();
    Platform.runLater(answered::countDown);
    while (!answered.await(BETWEEN, TimeUnit.MILLISECONDS)) {
      met.add(thread().getStackTrace());
    }
    long took = (System.nanoTime() - begin) / 1_000_000;
    long worked = (worked() - before) / 1_000_000;
    if (took > LONG) {
      say(
          String.format(
              Locale.ROOT, "%4d ms (%4d at work)  %-24s %s", took, worked, during, inWords(met)));
    }
  }

  /** Processor time of the JavaFX thread so far [ns]: what other programs take is not in it. */
  private static long worked() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread().getId());
  }

  private static Thread thread() {
    if (found == null) {
      found =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals(THREAD))
              .findFirst()
              .orElseThrow();
    }
    return found;
  }

  private static String inWords(List<StackTraceElement[]> met) {
    return counted(met.stream().map(stack -> part(stack) + outermost(stack)).toList())
        + counted(met.stream().map(stack -> "  " + part(stack) + own(stack)).toList());
  }

  private static String counted(List<String> met) {
    Map<String, Integer> often = new HashMap<>();
    met.forEach(each -> often.merge(each, 1, Integer::sum));
    return often.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(Integer.getInteger("probe.lines", 4))
        .map(entry -> "\n           " + entry.getValue() + " × " + entry.getKey())
        .collect(Collectors.joining());
  }

  /** The call of this project that the whole task is. */
  private static String outermost(StackTraceElement[] stack) {
    List<String> own =
        Stream.of(stack)
            .filter(
                call ->
                    call.getClassName().startsWith("recdenoiser.app.")
                        && call.getFileName() != null)
            .map(call -> " " + call.getFileName().replace(".java", "") + ":" + call.getLineNumber())
            .toList();
    return own.isEmpty() ? "" : own.get(own.size() - 1);
  }

  private static String part(StackTraceElement[] stack) {
    for (StackTraceElement call : stack) {
      String part = PARTS.get(call.getClassName() + "." + call.getMethodName());
      if (part != null) {
        return part;
      }
    }
    return "task";
  }

  private static String own(StackTraceElement[] stack) {
    String own = calls(stack, "recdenoiser.app.");
    return own.isEmpty() ? calls(stack, "") : own;
  }

  private static String calls(StackTraceElement[] stack, String prefix) {
    return Stream.of(stack)
        .filter(call -> call.getClassName().startsWith(prefix) && call.getFileName() != null)
        .limit(5)
        .map(call -> " " + call.getFileName().replace(".java", "") + ":" + call.getLineNumber())
        .collect(Collectors.joining());
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
