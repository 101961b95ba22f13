package recdenoiser.engine.run.library;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import recdenoiser.engine.settings.SettingProblem;

/**
 * What people write to a run.
 *
 * @param name shown instead of the folder's; empty for none
 * @param tags in the order of the alphabet, each once
 * @param note any text
 * @param archived whether listings hide the run
 */
public record RunAbout(String name, List<String> tags, String note, boolean archived) {
  /** Of a run to which nobody has written anything. */
  public static final RunAbout NONE = new RunAbout("", List.of(), "", false);

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_TAG = 40;
  private static final int LONGEST_NOTE = 20_000;

  /**
   * @throws SettingProblem if a name, a tag or the note is longer than 120, 40 or 20 000
   *     characters, a name has several lines, or a tag has a comma
   */
  public RunAbout {
    name = name.strip();
    if (name.length() > LONGEST_NAME || name.lines().count() > 1) {
      throw new SettingProblem(
          "name",
          "The name of a run is one line of at most "
              + LONGEST_NAME
              + " characters; found "
              + name.length()
              + ".");
    }
    if (note.length() > LONGEST_NOTE) {
      throw new SettingProblem(
          "note",
          "A note has at most " + LONGEST_NOTE + " characters; found " + note.length() + ".");
    }
    TreeSet<String> sorted = new TreeSet<>();
    for (String tag : tags) {
      String stripped = tag.strip();
      if (!stripped.isEmpty()) {
        sorted.add(checked(stripped));
      }
    }
    tags = List.copyOf(sorted);
  }

  private static String checked(String tag) {
    if (tag.length() > LONGEST_TAG || tag.contains(",") || tag.lines().count() > 1) {
      throw new SettingProblem(
          "tags",
          "A tag has at most "
              + LONGEST_TAG
              + " characters on one line and no comma; found \""
              + tag
              + "\".");
    }
    return tag;
  }

  public RunAbout named(String newName) {
    return new RunAbout(newName, tags, note, archived);
  }

  public RunAbout noted(String newNote) {
    return new RunAbout(name, tags, newNote, archived);
  }

  public RunAbout tagged(List<String> newTags) {
    return new RunAbout(name, newTags, note, archived);
  }

  public RunAbout withTags(List<String> more) {
    List<String> all = new ArrayList<>(tags);
    all.addAll(more);
    return tagged(all);
  }

  public RunAbout withoutTags(List<String> gone) {
    return tagged(tags.stream().filter(tag -> !gone.contains(tag)).toList());
  }

  public RunAbout archived(boolean whether) {
    return new RunAbout(name, tags, note, whether);
  }
}
