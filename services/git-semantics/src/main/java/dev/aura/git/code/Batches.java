package dev.aura.git.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Splits a list into parts of bounded size. */
final class Batches {

    private Batches() {}

    /** Parts in order, each at most so many bytes or, where a single element is larger, that element alone. */
    static <T> List<List<T>> of(List<T> elements, long bytesMax, ToIntFunction<T> size) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        long bytes = 0;
        for (T element : elements) {
            int more = size.applyAsInt(element);
            if (!batch.isEmpty() && bytes + more > bytesMax) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(element);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
