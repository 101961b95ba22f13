package recdenoiser.engine.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.sample.NoiseTruth.UserTruth;

class SampleShopTest {
  private static final List<String> FILES =
      List.of("shop.tsv", "shop.items.tsv", "shop.truth.tsv", "README.md");

  @TempDir Path folder;

  @Test
  void theSeedDecidesEveryByte() throws IOException {
    SampleShop.generate(3).write(folder.resolve("one"));
    SampleShop.generate(3).write(folder.resolve("same"));
    SampleShop.generate(4).write(folder.resolve("other"));

    for (String name : FILES) {
      assertThat(folder.resolve("same").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
    }
    assertThat(Files.mismatch(folder.resolve("one/shop.tsv"), folder.resolve("other/shop.tsv")))
        .isNotNegative();
  }

  @Test
  void theShippedFilesAreWhatTheirReadmeSays() throws IOException {
    SampleShop.generate(SampleShop.SHIPPED_SEED).write(folder);

    long size = 0;
    for (String name : FILES) {
      try (InputStream shipped = SampleShop.class.getResourceAsStream("/sample-data/" + name)) {
        byte[] bytes = shipped.readAllBytes();
        assertThat(folder.resolve(name)).hasBinaryContent(bytes);
        size += bytes.length;
      }
    }
    assertThat(size).isLessThan(1_000_000);
  }

  @Test
  void whatIsWrittenIsWhatIsRead() throws IOException {
    SampleShop shop = SampleShop.generate(5);

    Sequences data = DataFiles.read(shop.write(folder));

    assertThat(data.userCount()).isEqualTo(shop.users());
    assertThat(data.itemCount()).isEqualTo(shop.items());
    assertThat(data.actionCount()).isEqualTo(shop.actions());
    Set<String> titles = new HashSet<>();
    for (int item = 1; item <= data.itemCount(); item++) {
      titles.add(data.itemLabel(item));
    }
    assertThat(titles).hasSize(shop.items()).contains("Headphones, wireless", "Tent, for winter");
  }

  @Test
  void everyActionIsLabelledWithWhatItDependsOn() {
    Sequences data = DataSets.open("sample:shop").sequences();
    NoiseTruth truth = NoiseTruth.shipped();
    Map<Integer, Set<Integer>> successors = new HashMap<>();
    int noise = 0;
    for (int user = 0; user < data.userCount(); user++) {
      UserTruth own = truth.of(data, user).orElseThrow();
      Set<Integer> interests = new TreeSet<>();
      for (int position = 0; position < data.length(user); position++) {
        int before = own.dependsOn()[position];
        if (own.isNoise(position)) {
          noise++;
          assertThat(before).isEqualTo(-1);
        } else {
          interests.add(own.interest()[position]);
        }
        if (before >= 0) {
          assertThat(own.interest()[before]).isEqualTo(own.interest()[position]);
          successors
              .computeIfAbsent(data.item(user, before), item -> new HashSet<>())
              .add(data.item(user, position));
        }
      }
      assertThat(interests).hasSizeLessThanOrEqualTo(2);
      assertThat(Arrays.stream(data.itemsOf(user)).distinct().count()).isEqualTo(data.length(user));
    }
    assertThat(successors.values())
        .allSatisfy(next -> assertThat(next).hasSizeLessThanOrEqualTo(3));
    assertThat((double) noise / data.actionCount()).isCloseTo(0.15, within(0.01));
  }
}
