package recdenoiser.engine.study.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Machines that carry out orders, each through {@link NodeRun}. */
public interface Cluster extends AutoCloseable {

  /**
   * What is carried to a machine.
   *
   * @param order a {@link RunOrder} as text
   * @param folder of a run that goes on, as {@link recdenoiser.engine.run.RunArchive} packs it;
   *     empty if none is sent along
   */
  record Task(String order, byte[] folder) {}

  /** Hears how it goes, on the thread that waits or on another one. */
  interface Listener {
    /**
     * @param task its place in the list
     * @param answer what {@link NodeRun#train} gave back
     */
    void answered(int task, List<byte[]> answer);

    /**
     * Nobody could carry out a task.
     *
     * @param why one sentence
     */
    void failed(int task, String why);

    /**
     * A machine is gone; another one carries out what it had begun.
     *
     * @param node by which the cluster knows it
     * @param why one sentence
     */
    void lost(String node, String why);

    /** No machine has come for a while. */
    void nobodyCame();
  }

  /**
   * Returns when all tasks are over, or after {@link #cancel} when the runs that were under way
   * have saved checkpoints.
   *
   * @param files to be sent along, by the name under which {@link NodeRun} looks for them
   * @throws IOException if the files cannot be sent
   * @throws InterruptedException after having done what {@link #cancel} does
   */
  void train(List<Task> tasks, Map<String, Path> files, Listener listener)
      throws IOException, InterruptedException;

  /** Stops what is under way, and lets nothing begin. Returns at once. */
  void cancel();

  /** Lets the machines go. */
  @Override
  void close();
}
