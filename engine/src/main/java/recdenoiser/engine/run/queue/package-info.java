/**
 * A queue of runs: they wait, run one after another or side by side, can be moved, held back and
 * cancelled, and survive the end of the process. How one run trains and what is in its folder is in
 * the package above; a window or a terminal is told by events what there is to show. Begin with
 * {@link recdenoiser.engine.run.queue.RunQueue}, what may be asked of it; then {@code
 * QueueScheduler}, which decides what begins when, {@code QueueWorker}, the life of one run in it,
 * and {@code QueueContents}, what the file {@code queue.json} keeps.
 */
package recdenoiser.engine.run.queue;
