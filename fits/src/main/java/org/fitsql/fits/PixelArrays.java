package org.fitsql.fits;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that one worker lends to {@link PixelReader} again and again, so that image after image of
 * the same size costs no new memory: 34 MB for one full-frame float plane.
 *
 * <p>One array is kept per element type and slot. Pixels read into a slot are valid until the next
 * image of the same type is read into the same slot; a mosaic of two planes therefore takes two
 * slots. Arrays are always exactly as long as their image. Not thread-safe: each worker owns one.
 */
public final class PixelArrays {
  /** Large enough that system calls do not count, small enough to stay in the processor's cache. */
  static final int CHUNK = 256 * 1024;

  private record Key(Class<?> type, int slot) {}

  private final Map<Key, Object> arrays = new HashMap<>();
  private @Nullable ByteBuffer chunk;
  private @Nullable DataHashes hashes;

  /** Forgets all arrays. */
  public void clear() {
    arrays.clear();
  }

  /**
   * Hashes what is read from now on.
   *
   * @param wanted of the file that is read, or null to stop hashing
   */
  public void hashInto(@Nullable DataHashes wanted) {
    hashes = wanted;
  }

  @Nullable DataHashes hashes() {
    return hashes;
  }

  <A> A array(Class<A> type, int slot, int length, IntFunction<A> maker) {
    Key key = new Key(type, slot);
    Object known = arrays.get(key);
    if (known != null && java.lang.reflect.Array.getLength(known) == length) {
      return type.cast(known);
    }
    // let go of the old array before the new one is made
    arrays.remove(key);
    A made = maker.apply(length);
    arrays.put(key, made);
    return made;
  }

  /** The buffer that file bytes pass through, big-endian and cleared. */
  ByteBuffer chunk() {
    ByteBuffer buffer = chunk;
    if (buffer == null) {
      buffer = ByteBuffer.allocateDirect(CHUNK);
      chunk = buffer;
    }
    return buffer.clear();
  }
}
