package recdenoiser.engine.study.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyRun;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/** Orders, what is done for them, and what comes back, with a cluster that is this thread. */
class StudyOnClusterTest {
  private static final String STUDY =
      """
      {
        "format": 1, "id": "own", "title": "A study of one's own", "source": "Made for tests",
        "base": {
          "preset": "sample",
          "settings": {
            "attention": "SOFTMAX", "negatives": 10, "batchSize": 16, "maxLength": 8,
            "width": 8, "evaluateEvery": 1, "epochs": 2
          }
        },
        "data": [ { "name": "small", "title": "Small data", "file": "small.txt" } ],
        "axes": [
          { "name": "blocks", "label": "Blocks", "setting": "blocks", "values": [ 1, 2 ] }
        ],
        "seeds": [ 1 ],
        "measures": [ "hit@10" ],
        "draw": { "kind": "LINES", "across": "blocks" }
      }
      """;

  @TempDir private Path folder;
  private final List<RunAnswer> answers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private Path runs;
  private Path data;
  private Path node;
  private StudyPlan plan;
  private StudyRuns finder;

  @BeforeEach
  void plan() throws IOException {
    data = SmallData.write(folder);
    runs = folder.resolve("runs");
    node = Files.createDirectory(folder.resolve("node"));
    plan = StudyPlan.of(StudyFile.read(Files.writeString(folder.resolve("own.json"), STUDY)));
    finder = new StudyRuns(List.of(runs));
  }

  @Test
  void whatIsNotSharedIsSentAndComesBack() throws Exception {
    StudyOnCluster study = study(false);
    assertThat(study.added().started()).isEqualTo(2);

    study.train(new ThisThread(), new Hearing());

    assertThat(failures).isEmpty();
    assertThat(answers).hasSize(2).allMatch(RunAnswer::finished);
    assertThat(finder.of(plan).finished()).isTrue();
    assertThat(RunLibrary.list(runs))
        .hasSize(2)
        .allMatch(run -> run.record().config().data().data().equals(data.toString()));
    assertThat(node.resolve("sent")).isNotEmptyDirectory();
    assertThat(node).isDirectoryNotContaining("glob:**/run-*");
    assertThat(study(false).isEmpty()).isTrue();
  }

  @Test
  void whatIsSharedIsWrittenInPlace() throws Exception {
    study(true).train(new ThisThread(), new Hearing());

    assertThat(failures).isEmpty();
    assertThat(answers).hasSize(2).allMatch(RunAnswer::finished);
    assertThat(finder.of(plan).finished()).isTrue();
    assertThat(node).isEmptyDirectory();
    assertThat(runs).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void aRunThatWasStoppedGoesOnWhetherSharedOrSent() throws Exception {
    stopAfterTheFirstEpoch(0);
    study(true).train(new ThisThread(), new Hearing());
    assertThat(answers).extracting(RunAnswer::begunAt).containsExactlyInAnyOrder(1, 0);

    Files.move(runs, folder.resolve("before"));
    answers.clear();
    stopAfterTheFirstEpoch(1);
    StudyOnCluster study = study(false);
    assertThat(study.added().resumed()).isEqualTo(1);
    study.train(new ThisThread(), new Hearing());

    assertThat(failures).isEmpty();
    assertThat(answers).extracting(RunAnswer::begunAt).containsExactlyInAnyOrder(1, 0);
    assertThat(finder.of(plan).finished()).isTrue();
    assertThat(RunLibrary.list(runs)).hasSize(2);
  }

  /** Carried out a second time, because nobody heard of the first, it is not trained again. */
  @Test
  void anOrderThatWasCarriedOutIsAnsweredAgain() throws Exception {
    StudyOnCluster study = study(true);
    study.train(new ThisThread(), new Hearing());
    study.train(new ThisThread(), new Hearing());

    assertThat(answers).hasSize(4).allMatch(RunAnswer::finished);
    assertThat(RunLibrary.list(runs)).hasSize(2);
  }

  @Test
  void anInterruptSaves() throws Exception {
    plan = withoutEnd();
    ThisThread cluster = new ThisThread();
    Thread thread = new Thread(() -> trainOn(cluster), "cluster");
    thread.start();
    while (finder.of(plan).runs().stream().noneMatch(run -> run.progress() != null)) {
      Thread.sleep(10);
    }

    thread.interrupt();
    thread.join();

    assertThat(failures).isEmpty();
    assertThat(cluster.interrupted).isTrue();
    stoppedAndSaved();
  }

  /** It comes while the run is being made, or before that. */
  @Test
  void anInterruptFromTheBeginningStopsTheRunWhenItBegins() throws Exception {
    plan = withoutEnd();
    StudyOnCluster study = study(true);
    ThisThread cluster =
        new ThisThread() {
          @Override
          String changed(String order) {
            Thread.currentThread().interrupt();
            return order;
          }
        };
    Thread thread = new Thread(() -> trainOn(study, cluster), "cluster");
    thread.start();
    thread.join();

    assertThat(failures).isEmpty();
    assertThat(cluster.interrupted).isTrue();
    stoppedAndSaved();
  }

  private StudyPlan withoutEnd() throws IOException {
    String endless = STUDY.replace("\"epochs\": 2", "\"epochs\": 100000");
    return StudyPlan.of(StudyFile.read(Files.writeString(folder.resolve("own.json"), endless)));
  }

  private void stoppedAndSaved() throws IOException {
    assertThat(RunLibrary.list(runs)).hasSize(1);
    assertThat(finder.of(plan).runs().get(0).state()).isEqualTo(StudyRun.State.INTERRUPTED);
    assertThat(finder.of(plan).runs().get(0).record().state()).isEqualTo(RunState.STOPPED);
  }

  private void trainOn(Cluster cluster) {
    try {
      trainOn(study(true), cluster);
    } catch (IOException e) {
      failures.add(e.toString());
    }
  }

  private void trainOn(StudyOnCluster study, Cluster cluster) {
    try {
      study.train(cluster, new Hearing());
    } catch (IOException | InterruptedException e) {
      failures.add(e.toString());
    }
  }

  @Test
  void aMachineThatDoesNotSeeWhatIsSharedSaysSo() throws Exception {
    StudyOnCluster study = study(true);
    study.train(
        new ThisThread() {
          @Override
          String changed(String order) {
            return order.replace(".cluster-", ".other-");
          }
        },
        new Hearing());
    assertThat(failures.get(0))
        .isEqualTo(
            "The machine does not see the folder of runs "
                + runs
                + "; without --shared everything is sent along. (this thread)");

    Files.writeString(data, Files.readString(data) + "1 7\n");
    study.train(new ThisThread(), new Hearing());
    assertThat(failures.get(2)).contains("sees another file as " + data);

    Files.delete(data);
    study.train(new ThisThread(), new Hearing());
    assertThat(failures.get(4)).contains("does not see the data " + data);
    assertThat(RunLibrary.list(runs)).isEmpty();
  }

  private StudyOnCluster study(boolean shared) throws IOException {
    return StudyOnCluster.of(plan, finder, new StudyOnCluster.Way(runs, shared, 1, false));
  }

  private void stopAfterTheFirstEpoch(int run) throws IOException {
    ExperimentRun begun = ExperimentRun.create(plan.runs().get(run).config(), runs, 1);
    begun.execute(
        event -> {
          if (event instanceof TrainingEvent.EpochEnded) {
            begun.control().stop();
          }
        });
  }

  /** Carries out one order after another. */
  private class ThisThread implements Cluster {
    volatile boolean interrupted;

    @Override
    public void train(List<Task> tasks, Map<String, Path> files, Listener listener)
        throws IOException, InterruptedException {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        Files.createDirectories(node.resolve("sent"));
        Files.copy(file.getValue(), node.resolve("sent").resolve(file.getKey()));
      }
      for (int t = 0; t < tasks.size(); t++) {
        Path sent = files.isEmpty() ? node : node.resolve("sent");
        NodeRun.Node here = new NodeRun.Node("this thread", sent);
        try {
          String order = changed(tasks.get(t).order());
          listener.answered(t, NodeRun.train(order, tasks.get(t).folder(), here));
        } catch (InterruptedException e) {
          interrupted = true;
          return;
        }
      }
    }

    String changed(String order) {
      return order;
    }

    @Override
    public void cancel() {
      throw new UnsupportedOperationException("The thread is interrupted.");
    }

    @Override
    public void close() {}
  }

  private final class Hearing implements StudyOnCluster.Listener {
    @Override
    public void ended(int done, int all, RunAnswer answer) {
      answers.add(answer);
    }

    @Override
    public void failed(int done, int all, String why) {
      failures.add(why);
    }

    @Override
    public void lost(String who, String why) {
      failures.add(who + why);
    }

    @Override
    public void nobodyCame() {
      failures.add("nobody");
    }
  }
}
