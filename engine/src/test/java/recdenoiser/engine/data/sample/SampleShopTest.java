package recdenoiser.engine.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
  void asMuchNoiseAsAskedForIsInTheTruth() throws IOException {
    for (double share : new double[] {0, 0.3}) {
      Path shop = folder.resolve("noise-" + share);
      SampleShop.generate(7, share).write(shop);

      List<String> truth = Files.readAllLines(shop.resolve("shop.truth.tsv"));
      long noise =
          truth.stream().skip(1).filter(line -> line.split("\t", -1)[3].equals("1")).count();
      assertThat((double) noise / (truth.size() - 1)).isCloseTo(share, within(0.01));
    }
    assertThat(folder.resolve("noise-0.3/README.md"))
        .content()
        .contains("--seed 7 --noise 0.3 --out", "30 % of the actions are noise");
  }

  @Test
  void whoHasBeenToAllOfOneInterestGoesOnWithTheOther() {
    ShopTransitions transitions = new ShopTransitions(7);
    int exhausted = 0;
    for (int user = 1; user <= SampleShop.USERS; user++) {
      ShopVisitor visitor = new ShopVisitor(7, user, transitions, 0);

      assertThat(Arrays.stream(visitor.items).distinct().count()).isEqualTo(visitor.items.length);
      int[] interests = Arrays.stream(visitor.interestOf).distinct().toArray();
      assertThat(interests).hasSizeLessThanOrEqualTo(2);
      for (int interest : interests) {
        long been = Arrays.stream(visitor.interestOf).filter(own -> own == interest).count();
        exhausted += been == ShopCatalogue.ITEMS_PER_INTEREST ? 1 : 0;
      }
    }
    assertThat(exhausted).isPositive();
  }

  @Test
  void aShareOfNoiseThatIsNoneIsRefused() {
    for (double share : new double[] {-0.1, 0.95, Double.NaN}) {
      assertThatThrownBy(() -> SampleShop.generate(7, share))
          .hasMessage("The share of noise is " + share + ", not from 0 to 0.9.");
    }
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
