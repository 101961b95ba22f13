package recdenoiser.engine.data.importing;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** What Parquet's pages are packed by, without Hadoop's codecs. */
final class ParquetCodecs implements CompressionCodecFactory {

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("Nothing is written here.");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Unpacking(name);
  }

  @Override
  public void release() {
    // nothing is held
  }

  private record Unpacking(CompressionCodecName codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return codec == CompressionCodecName.UNCOMPRESSED
          ? bytes
          : BytesInput.from(unpacked(bytes.toByteArray(), size));
    }

    @Override
    public void decompress(ByteBuffer packed, int packedSize, ByteBuffer into, int size)
        throws IOException {
      byte[] bytes = new byte[packedSize];
      packed.get(bytes);
      into.put(codec == CompressionCodecName.UNCOMPRESSED ? bytes : unpacked(bytes, size));
    }

    private byte[] unpacked(byte[] bytes, int size) throws IOException {
      byte[] unpacked =
          switch (codec) {
            case SNAPPY -> Snappy.uncompress(bytes);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readNBytes(size);
            case ZSTD -> Zstd.decompress(bytes, size);
            case LZ4_RAW ->
                new BlockLZ4CompressorInputStream(new ByteArrayInputStream(bytes)).readNBytes(size);
            default ->
                throw new IOException(
                    "its pages are packed by "
                        + codec
                        + ", expected one of UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4_RAW");
          };
      if (unpacked.length != size) {
        throw new IOException("a page unpacks to " + unpacked.length + " bytes, expected " + size);
      }
      return unpacked;
    }

    @Override
    public void release() {
      // nothing is held
    }
  }
}
