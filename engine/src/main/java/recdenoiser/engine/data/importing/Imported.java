package recdenoiser.engine.data.importing;

import java.util.List;
import recdenoiser.engine.data.Sequences;

/**
 * What became of a file.
 *
 * @param source the file, and the name within the archive
 * @param checksum SHA-256 of the file as it lies on the disk, 64 hexadecimal digits
 * @param reading how the file was read, and what is doubtful in it
 * @param lines records that were read, the rejected ones included
 * @param rejected lines that were not understood
 * @param firstRejected some of them
 */
public record Imported(
    Sequences sequences,
    String source,
    String checksum,
    ImportPlan plan,
    Reading reading,
    ImportRecipe recipe,
    List<ImportStep> steps,
    long lines,
    long rejected,
    List<RejectedLine> firstRejected) {}
