package recdenoiser.engine.study.cluster;

import java.io.IOException;

/** Who provides clusters. Found as a service, see {@link java.util.ServiceLoader}. */
public interface ClusterService {

  /**
   * @param threads of each run
   * @throws IOException if nobody answers there, in one sentence
   */
  Cluster connect(ClusterAddress address, int threads) throws IOException;
}
