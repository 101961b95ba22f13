package recdenoiser.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that is listed but not there costs an exception at every start, and helps nobody. */
class WarmUpTest {

  @Test
  void everyListedClassIsThereAndListedOnce() {
    List<String> names =
        Stream.concat(WarmUp.firstPage().stream(), WarmUp.otherPages().stream()).toList();
    assertThat(names).doesNotHaveDuplicates().contains("javafx.scene.control.skin.TableViewSkin");
    assertThat(names).filteredOn(name -> !isThere(name)).isEmpty();
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, WarmUp.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
