package recdenoiser.app.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import recdenoiser.engine.run.library.LibraryEntry;
import recdenoiser.engine.study.Study;

/**
 * What other pages do with runs that are chosen here.
 *
 * @param opened hears of every run whose curves are shown
 * @param resume lets the run in a folder go on
 * @param setUp edits the configuration of a run that can be read
 * @param compare puts runs side by side
 * @param inspect looks at what a run recommends
 * @param masks shows the masks of a run
 * @param study looks at a study that was made of a run
 */
public record RunActions(
    Consumer<LibraryEntry> opened,
    Consumer<Path> resume,
    Consumer<LibraryEntry> setUp,
    Consumer<List<Path>> compare,
    Consumer<Path> inspect,
    Consumer<LibraryEntry> masks,
    Consumer<Study> study) {}
