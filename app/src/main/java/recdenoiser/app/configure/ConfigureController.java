package recdenoiser.app.configure;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import recdenoiser.app.task.Background;
import recdenoiser.app.task.Latest;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.config.ConfigFile;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.EpochTrial;
import recdenoiser.engine.settings.SettingProblem;

/** Moves configurations between the form, files and a run. */
public final class ConfigureController {
  private static final double TRIAL_SECONDS = 2;

  private final Texts texts = Texts.bundle("configure");
  private final ConfigureModel model;
  private final Background background;
  private final Consumer<RunConfig> launch;
  private final int threads;
  private final Latest measurement;

  /**
   * @param launch starts a run of a configuration without problems
   * @param threads to measure with
   */
  public ConfigureController(
      ConfigureModel model, Background background, Consumer<RunConfig> launch, int threads) {
    this.model = model;
    this.background = background;
    this.launch = launch;
    this.threads = threads;
    this.measurement = new Latest(background);
    model.configProperty().subscribe(changed -> stopMeasuring());
  }

  /**
   * Starts the run.
   *
   * @return the field that must be put right first, if there is one; nothing has been started then
   */
  public Optional<SettingField> start() {
    Optional<SettingField> wrong = model.firstProblem();
    if (wrong.isPresent()) {
      model.setNotice(texts.get("start.problem", wrong.get().problemProperty().get()));
    } else {
      model.setNotice("");
      launch.accept(model.config());
    }
    return wrong;
  }

  /** Trains for two seconds to tell how long an epoch takes. */
  public void measure() {
    if (model.firstProblem().isPresent()) {
      model.setNotice(texts.get("measure.problem"));
      return;
    }
    model.setNotice("");
    model.setMeasuring(true);
    RunConfig config = model.config();
    measurement.run(
        () -> EpochTrial.run(config, threads, TRIAL_SECONDS), this::measured, this::notMeasured);
  }

  private void measured(EpochTrial trial) {
    model.setMeasuring(false);
    model.setTrial(trial);
  }

  private void notMeasured(Exception cause) {
    model.setMeasuring(false);
    failed(cause);
  }

  private void stopMeasuring() {
    measurement.cancel();
    model.setMeasuring(false);
  }

  /** Reads a configuration, a run's {@code run.json} or a sheet of settings into the form. */
  public void importFrom(Path file) {
    background.run(
        () -> ConfigFile.read(file),
        read -> {
          model.load(read);
          model.setNotice(texts.get("import.done", file.getFileName()));
        },
        this::failed);
  }

  /** Writes the configuration as it would run now. */
  public void exportTo(Path file) {
    RunConfig config = model.config();
    background.run(
        () -> {
          ConfigFile.write(file, config);
          return file;
        },
        written -> model.setNotice(texts.get("export.done", written.getFileName())),
        this::failed);
  }

  /**
   * Sets up a run like one that there is, to be changed and started: what differs from the nearest
   * preset is marked.
   *
   * @param config of that run
   * @param name of that run
   */
  public void setUpLike(RunConfig config, String name) {
    model.filter().showAll();
    model.setUpLike(config, name);
  }

  private void failed(Exception cause) {
    model.setNotice(SettingProblem.onScreen(cause));
  }
}
