package recdenoiser.engine.data.reading;

import static recdenoiser.engine.data.reading.PackedData.CHECKSUM;
import static recdenoiser.engine.data.reading.PackedData.ENDING;
import static recdenoiser.engine.data.reading.PackedData.LONGEST_MANIFEST;
import static recdenoiser.engine.data.reading.PackedData.MAGIC;
import static recdenoiser.engine.data.reading.PackedData.NUMBERS;
import static recdenoiser.engine.data.reading.PackedData.aligned;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import recdenoiser.engine.data.ActionArrays;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.ItemTexts;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.reading.PackedData.Opened;

/** Maps and checks the layout that {@link PackedData} describes. */
final class PackedReader {
  private final String source;
  private final FileChannel channel;
  private long at;

  PackedReader(String source, FileChannel channel) {
    this.source = source;
    this.channel = channel;
  }

  Opened open() throws IOException {
    long size = channel.size();
    if (size < MAGIC.length + 8L * NUMBERS + CHECKSUM) {
      throw damaged("it is too short");
    }
    ByteBuffer head = map(MAGIC.length + 8L * NUMBERS);
    byte[] magic = new byte[MAGIC.length];
    head.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw damaged("it does not begin with RECDATA1");
    }
    long users = head.getLong();
    long items = head.getLong();
    long actions = head.getLong();
    long decimals = head.getLong();
    long texts = head.getLong();
    long manifestLength = head.getLong();
    if (head.getLong() != size - CHECKSUM) {
      throw damaged("it has another length than it says, so it was cut");
    }
    check(users, size);
    check(items, size);
    check(actions, size);
    check(manifestLength, Math.min(size, LONGEST_MANIFEST));
    if (decimals < -1 || decimals > 9) {
      throw damaged("it says that seconds have " + decimals + " decimals");
    }
    String checksum = verify(size);
    String manifest = StandardCharsets.UTF_8.decode(map(manifestLength)).toString();
    MappedByteBuffer offsets = map(4 * (users + 1));
    MappedByteBuffer acted = map(4 * actions);
    MappedByteBuffer times = decimals < 0 ? null : map(8 * actions);
    Sequences.Labels userNames = labels((int) users);
    Sequences.Labels itemNames = labels((int) items);
    Sequences.Labels titles =
        (texts & PackedData.TITLES) == 0 ? null : emptyIsNone(labels((int) items));
    Sequences.Labels genres =
        (texts & PackedData.GENRES) == 0 ? null : emptyIsNone(labels((int) items));
    Sequences sequences =
        new Sequences(
            name(),
            (int) items,
            new ActionArrays(
                offsets.asIntBuffer(),
                acted.asIntBuffer(),
                times == null ? null : times.asLongBuffer(),
                (int) Math.max(0, decimals)),
            userNames,
            itemNames,
            new ItemTexts(titles, genres));
    checkInside(sequences);
    return new Opened(sequences, manifest, checksum);
  }

  private String name() {
    String file = Path.of(source).getFileName().toString();
    String stem = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    return stem.replaceFirst("-[0-9a-f]{12}$", "");
  }

  private DataProblem damaged(String how) {
    return DataProblem.of(
        source, source + " is damaged: " + how + ", expected a file that the import has written.");
  }

  private void check(long count, long most) {
    if (count < 0 || count > most || count >= Integer.MAX_VALUE - 8) {
      throw damaged("it counts " + count + " of something");
    }
  }

  /** Maps the next bytes; what follows begins at a multiple of 8. */
  private MappedByteBuffer map(long bytes) throws IOException {
    if (bytes > Integer.MAX_VALUE || at + bytes > channel.size()) {
      throw damaged("a part of " + bytes + " bytes goes beyond its end");
    }
    MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, at, bytes);
    map.order(ByteOrder.LITTLE_ENDIAN);
    at = aligned(at + bytes);
    return map;
  }

  private Sequences.Labels labels(int count) throws IOException {
    MappedByteBuffer ends = map(4L * count);
    int bytes = count == 0 ? 0 : ends.getInt(4 * (count - 1));
    int before = 0;
    for (int i = 0; i < count; i++) {
      int end = ends.getInt(4 * i);
      if (end < before) {
        throw damaged("its names have a negative length");
      }
      before = end;
    }
    MappedByteBuffer text = map(bytes);
    return new MappedLabels(ends.asIntBuffer(), text);
  }

  private static Sequences.Labels emptyIsNone(Sequences.Labels labels) {
    return index -> {
      String label = labels.of(index);
      return label.isEmpty() ? null : label;
    };
  }

  private String verify(long size) throws IOException {
    MessageDigest sha256 = Checksums.sha256();
    long begin = 0;
    while (begin < size - CHECKSUM) {
      long length = Math.min(1L << 26, size - CHECKSUM - begin);
      sha256.update(channel.map(FileChannel.MapMode.READ_ONLY, begin, length));
      begin += length;
    }
    byte[] found = sha256.digest();
    byte[] written = new byte[CHECKSUM];
    channel.map(FileChannel.MapMode.READ_ONLY, size - CHECKSUM, CHECKSUM).get(written);
    if (!Arrays.equals(found, written)) {
      throw damaged("its checksum does not fit its content");
    }
    return HexFormat.of().formatHex(found);
  }

  private void checkInside(Sequences data) {
    boolean good = data.start(0) == 0 && data.start(data.userCount()) == data.actionCount();
    for (int user = 0; good && user < data.userCount(); user++) {
      good = data.length(user) >= 0;
    }
    for (int action = 0; good && action < data.actionCount(); action++) {
      int item = data.itemAt(action);
      good = item >= 1 && item <= data.itemCount();
    }
    if (!good) {
      throw damaged("its sequences lead outside of it");
    }
  }
}
