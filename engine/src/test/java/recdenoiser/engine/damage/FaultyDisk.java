package recdenoiser.engine.damage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.lucene.tests.mockfile.FilterFileChannel;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;
import org.apache.lucene.tests.mockfile.FilterOutputStream2;

/**
 * The disk of this machine, of which one change fails that is asked for by its number, as when it
 * is full, its cable loose or its server away. A write that fails has written half of it.
 */
public final class FaultyDisk extends FilterFileSystemProvider {
  private static final String NO_SPACE = "No space left on device";

  private long changes;
  private long failing = Long.MAX_VALUE;
  private boolean forGood;

  public FaultyDisk() {
    super("faulty://", FileSystems.getDefault());
  }

  /** A folder of this machine, seen through this disk. */
  public Path on(Path folder) {
    return wrapPath(folder);
  }

  /** How many changes were asked for so far. */
  public synchronized long changes() {
    return changes;
  }

  /**
   * @param number of the change that fails, counted from now, from 1
   * @param goesOn whether all that follow fail too
   */
  public synchronized void failAt(long number, boolean goesOn) {
    changes = 0;
    failing = number;
    forGood = goesOn;
  }

  private synchronized boolean fails() {
    changes++;
    return forGood ? changes >= failing : changes == failing;
  }

  private void change(Path file) throws IOException {
    if (fails()) {
      throw new FileSystemException(file.toString(), null, NO_SPACE);
    }
  }

  private static boolean isForWriting(Set<? extends OpenOption> options) {
    return options.contains(StandardOpenOption.WRITE)
        || options.contains(StandardOpenOption.APPEND);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    change(folder);
    super.createDirectory(folder, attributes);
  }

  @Override
  public void delete(Path file) throws IOException {
    change(file);
    super.delete(file);
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    change(file);
    return super.deleteIfExists(file);
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    change(to);
    super.move(from, to, options);
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    change(to);
    super.copy(from, to, options);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    change(link);
    super.createLink(link, existing);
  }

  @Override
  public OutputStream newOutputStream(Path file, OpenOption... options) throws IOException {
    change(file);
    return new FilterOutputStream2(super.newOutputStream(file, options)) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        if (fails()) {
          super.write(bytes, from, count / 2);
          throw new IOException(NO_SPACE);
        }
        super.write(bytes, from, count);
      }
    };
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return isForWriting(options)
        ? newFileChannel(file, options, attributes)
        : super.newByteChannel(file, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (isForWriting(options)) {
      change(file);
    }
    return new FaultyChannel(super.newFileChannel(file, options, attributes));
  }

  private final class FaultyChannel extends FilterFileChannel {
    private FaultyChannel(FileChannel delegate) {
      super(delegate);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      if (fails()) {
        super.write(half(bytes));
        throw new IOException(NO_SPACE);
      }
      return super.write(bytes);
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      if (fails()) {
        super.write(half(bytes), position);
        throw new IOException(NO_SPACE);
      }
      return super.write(bytes, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      if (fails()) {
        throw new IOException("Input/output error");
      }
      super.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      if (fails()) {
        throw new IOException("Input/output error");
      }
      return super.truncate(size);
    }
  }

  private static ByteBuffer half(ByteBuffer bytes) {
    ByteBuffer half = bytes.duplicate();
    half.limit(bytes.position() + bytes.remaining() / 2);
    return half;
  }
}
