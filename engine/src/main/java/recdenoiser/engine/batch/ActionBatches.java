package recdenoiser.engine.batch;

/**
 * Every training action of a user as something to be predicted from nothing but whose it is: a
 * sequence for each user, whose tokens are the user's actions, the first one included. No token
 * follows from the ones before it.
 */
public final class ActionBatches implements BatchAssembler {
  private final TrainingSequences data;
  private int[] userOf = new int[0];

  public ActionBatches(TrainingSequences data) {
    this.data = data;
  }

  @Override
  public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
    int tokens = 0;
    for (int u = from; u < to; u++) {
      tokens += data.length(users[u]);
    }
    batch.clear(to - from, tokens);
    if (userOf.length < to - from) {
      userOf = new int[to - from];
    }
    for (int u = from; u < to; u++) {
      int length = data.length(users[u]);
      if (length > 0) {
        userOf[batch.sequences()] = users[u];
        batch.append(length, length);
      }
    }
  }

  @Override
  public int predictions(TokenBatch batch) {
    return batch.tokens();
  }

  @Override
  public int user(TokenBatch batch, int sequence) {
    return userOf[sequence];
  }

  @Override
  public void fill(TokenBatch batch, int from, int to, long step) {
    for (int s = from; s < to; s++) {
      int user = userOf[s];
      int first = batch.offsets()[s];
      for (int a = 0; a < batch.length(s); a++) {
        int item = data.item(user, a);
        batch.items()[first + a] = item;
        batch.positives()[first + a] = item;
        batch.users()[first + a] = user + 1;
      }
    }
  }
}
