package recdenoiser.engine.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.FlatMapFunction;
import recdenoiser.engine.study.cluster.NodeRun;

/** What Spark carries to an executor: the text of an order, and the bytes of a folder. */
final class RunTask implements FlatMapFunction<Iterator<String>, byte[]> {
  private static final long serialVersionUID = 1L;

  private final String order;
  private final byte[] folder;

  RunTask(String order, byte[] folder) {
    this.order = order;
    this.folder = folder;
  }

  @Override
  public Iterator<byte[]> call(Iterator<String> nothing) throws IOException, InterruptedException {
    SparkEnv here = SparkEnv.get();
    String name = here.blockManager().blockManagerId().host() + ", executor " + here.executorId();
    Path files = Path.of(SparkFiles.getRootDirectory()).toAbsolutePath();
    return NodeRun.train(order, folder, new NodeRun.Node(name, files)).iterator();
  }
}
