package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  private static final int CHUNK = 256;

  private final Workspace workspace = new Workspace(Precision.SINGLE, CHUNK);

  @Test
  void whatIsLentAtTheSameTimeDoesNotOverlap() {
    List<Matrix> lent = lendMany();

    for (int i = 0; i < lent.size(); i++) {
      fill(lent.get(i), i + 1);
    }

    for (int i = 0; i < lent.size(); i++) {
      assertThat(lent.get(i).toFloats()).containsOnly(i + 1f);
    }
  }

  @Test
  void everythingLentBeginsAtAWholeVector() {
    assertThat(lendMany()).allSatisfy(matrix -> assertThat(matrix.offset() % 16).isZero());
  }

  @Test
  void afterClearingTheSameMemoryIsLentAgain() {
    List<Place> first = places(lendMany());
    workspace.clear();

    assertThat(places(lendMany())).isEqualTo(first);
  }

  @Test
  void releaseTakesBackWhatWasLentSinceTheMark() {
    Matrix kept = workspace.lend(3, 5);
    fill(kept, 7);
    long mark = workspace.mark();
    List<Place> first = places(lendMany());

    workspace.release(mark);
    List<Matrix> again = lendMany();
    again.forEach(matrix -> fill(matrix, 1));

    assertThat(places(again)).isEqualTo(first);
    assertThat(kept.toFloats()).containsOnly(7f);
  }

  @Test
  void markHoldsBeyondManyChunks() {
    for (int i = 0; i < 600; i++) {
      workspace.lend(1, CHUNK);
    }
    long mark = workspace.mark();
    Place next = Place.of(workspace.lend(1, CHUNK));

    workspace.release(mark);

    assertThat(Place.of(workspace.lend(1, CHUNK))).isEqualTo(next);
  }

  @Test
  void nothingIsStillAMatrix() {
    assertThat(workspace.lend(0, 5).size()).isZero();
  }

  /** Of all sizes, one of them larger than a chunk. */
  private List<Matrix> lendMany() {
    List<Matrix> lent = new ArrayList<>();
    for (int rows = 1; rows < 30; rows++) {
      lent.add(workspace.lend(rows, 7));
    }
    lent.add(workspace.lend(20, CHUNK));
    lent.add(workspace.lend(1, 1));
    return lent;
  }

  private static void fill(Matrix matrix, float value) {
    float[] values = new float[matrix.size()];
    java.util.Arrays.fill(values, value);
    matrix.write(0, values, 0, values.length);
  }

  private static List<Place> places(List<Matrix> lent) {
    return lent.stream().map(Place::of).toList();
  }

  private record Place(long address, int rows, int width) {
    static Place of(Matrix matrix) {
      return new Place(matrix.address(0), matrix.rows(), matrix.width());
    }
  }
}
