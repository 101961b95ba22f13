package recdenoiser.engine.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * Edits of a sequence that can be undone and done again.
 *
 * @param done in the order in which they were made
 * @param undone those that can be done again, the next one last
 */
public record EditHistory(List<SequenceEdit> done, List<SequenceEdit> undone) {

  /** Of a sequence as it is in the data. */
  public static final EditHistory NONE = new EditHistory(List.of(), List.of());

  public EditHistory {
    done = List.copyOf(done);
    undone = List.copyOf(undone);
  }

  /** With one edit more; what was undone is forgotten. */
  public EditHistory with(SequenceEdit edit) {
    return new EditHistory(plus(done, edit), List.of());
  }

  /** Without the last edit; the same where there is none. */
  public EditHistory undo() {
    return done.isEmpty()
        ? this
        : new EditHistory(withoutLast(done), plus(undone, done.get(done.size() - 1)));
  }

  /** With the edit that was undone last; the same where there is none. */
  public EditHistory redo() {
    return undone.isEmpty()
        ? this
        : new EditHistory(plus(done, undone.get(undone.size() - 1)), withoutLast(undone));
  }

  /** The sequence after all edits. */
  public UserSequence applyTo(UserSequence sequence) {
    UserSequence edited = sequence;
    for (SequenceEdit edit : done) {
      edited = edited.with(edit);
    }
    return edited;
  }

  private static List<SequenceEdit> plus(List<SequenceEdit> edits, SequenceEdit one) {
    List<SequenceEdit> more = new ArrayList<>(edits);
    more.add(one);
    return more;
  }

  private static List<SequenceEdit> withoutLast(List<SequenceEdit> edits) {
    return edits.subList(0, edits.size() - 1);
  }
}
