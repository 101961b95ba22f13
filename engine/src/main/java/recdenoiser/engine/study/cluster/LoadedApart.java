package recdenoiser.engine.study.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cluster whose classes are loaded apart: they ask the thread that calls for others. */
final class LoadedApart implements Cluster {
  private final Cluster cluster;
  private final ClassLoader loader;

  private LoadedApart(Cluster cluster, ClassLoader loader) {
    this.cluster = cluster;
    this.loader = loader;
  }

  static Cluster connect(
      ClusterService service, ClassLoader loader, ClusterAddress address, int threads)
      throws IOException {
    try (Context ignored = new Context(loader)) {
      return new LoadedApart(service.connect(address, threads), loader);
    }
  }

  @Override
  public void train(List<Task> tasks, Map<String, Path> files, Listener listener)
      throws IOException, InterruptedException {
    try (Context ignored = new Context(loader)) {
      cluster.train(tasks, files, listener);
    }
  }

  @Override
  public void cancel() {
    try (Context ignored = new Context(loader)) {
      cluster.cancel();
    }
  }

  @Override
  public void close() {
    try (Context ignored = new Context(loader)) {
      cluster.close();
    }
  }

  /** Where the thread looks for classes, until it is closed. */
  private static final class Context implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    Context(ClassLoader loader) {
      thread.setContextClassLoader(loader);
    }

    @Override
    public void close() {
      thread.setContextClassLoader(before);
    }
  }
}
