/**
 * Files: NumPy arrays, JSON, and writing by atomic rename. What is written is decided elsewhere.
 * Begin with {@link recdenoiser.engine.storage.AtomicFiles}.
 */
package recdenoiser.engine.storage;
