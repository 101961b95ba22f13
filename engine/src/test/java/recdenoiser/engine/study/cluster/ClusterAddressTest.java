package recdenoiser.engine.study.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.study.cluster.ClusterAddress.Master;

class ClusterAddressTest {

  @Test
  void aClusterIsElsewhereOrHere() {
    ClusterAddress elsewhere = new ClusterAddress("spark://one:7077,two.lab:7078,[::1]:7079");
    assertThat(elsewhere.masters())
        .containsExactly(
            new Master("one", 7077), new Master("two.lab", 7078), new Master("::1", 7079));
    assertThat(elsewhere.isThisMachine()).isFalse();

    ClusterAddress processes = new ClusterAddress("local-cluster[2,1,1024]");
    assertThat(processes.isThisMachine()).isTrue();
    assertThat(processes.isThisProcess()).isFalse();
    assertThat(new ClusterAddress("local[*]").isThisProcess()).isTrue();
    assertThat(new ClusterAddress("local[4]").isThisProcess()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "local",
        "local[0]",
        "local[two]",
        "spark://",
        "spark://host",
        "spark://host:port",
        "http://host:80",
        "spark://host:7077/x",
        "local-cluster[2,1]",
        "local-cluster[0,1,1024]",
        "yarn"
      })
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> new ClusterAddress(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text + "\" is no cluster, expected spark://HOST:PORT");
  }
}
