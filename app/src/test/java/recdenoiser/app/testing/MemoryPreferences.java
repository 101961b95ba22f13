package recdenoiser.app.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.prefs.AbstractPreferences;

/** Preferences that live as long as the test. */
public final class MemoryPreferences extends AbstractPreferences {
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final Map<String, MemoryPreferences> nodes = new ConcurrentHashMap<>();

  public MemoryPreferences() {
    this(null, "");
  }

  private MemoryPreferences(AbstractPreferences parent, String name) {
    super(parent, name);
  }

  @Override
  protected void putSpi(String key, String value) {
    values.put(key, value);
  }

  @Override
  protected String getSpi(String key) {
    return values.get(key);
  }

  @Override
  protected void removeSpi(String key) {
    values.remove(key);
  }

  @Override
  protected void removeNodeSpi() {
    values.clear();
  }

  @Override
  protected String[] keysSpi() {
    return values.keySet().toArray(String[]::new);
  }

  @Override
  protected String[] childrenNamesSpi() {
    return nodes.keySet().toArray(String[]::new);
  }

  @Override
  protected AbstractPreferences childSpi(String name) {
    return nodes.computeIfAbsent(name, key -> new MemoryPreferences(this, key));
  }

  @Override
  protected void syncSpi() {}

  @Override
  protected void flushSpi() {}
}
