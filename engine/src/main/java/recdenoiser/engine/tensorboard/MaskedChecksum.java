package recdenoiser.engine.tensorboard;

import java.util.zip.CRC32C;

/**
 * Checksums of TFRecord files: CRC-32C, turned right by 15 bits and offset, because a CRC of bytes
 * that hold CRCs is weak ({@code tensorflow/core/lib/hash/crc32c.h}).
 */
final class MaskedChecksum {
  private static final int OFFSET = 0xA282EAD8;

  private MaskedChecksum() {}

  static int of(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + OFFSET;
  }
}
