package recdenoiser.engine.batch;

import recdenoiser.engine.data.DataSplit;

/** What a model may see of the users' actions: all but those that are held out. */
public final class TrainingPart implements TrainingSequences {
  private final DataSplit data;

  public TrainingPart(DataSplit data) {
    this.data = data;
  }

  @Override
  public int itemCount() {
    return data.sequences().itemCount();
  }

  @Override
  public int userCount() {
    return data.sequences().userCount();
  }

  @Override
  public boolean hasTimes() {
    return data.sequences().hasTimes();
  }

  @Override
  public long time(int user, int position) {
    return data.sequences().time(user, position);
  }

  @Override
  public int length(int user) {
    return data.trainingLength(user);
  }

  @Override
  public int item(int user, int position) {
    return data.sequences().item(user, position);
  }
}
