package dev.aura.code.query;

import dev.aura.code.query.CallModels.Model;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Who makes which models; those asked for longest ago go first when all together take too much memory. */
final class KeptModels {

    private static final int MODELS_MAX = 16;
    private static final float LOAD = 0.75f;

    private final long bytesMax;
    private final Map<Key, ModelMaker> makers = new LinkedHashMap<>(MODELS_MAX, LOAD, true);

    KeptModels(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * What a model is of.
     *
     * @param root of the workspace
     * @param languages whose files call each other
     */
    record Key(String root, Set<String> languages) {}

    synchronized ModelMaker of(Key key) {
        return makers.computeIfAbsent(key, any -> new ModelMaker());
    }

    /** Lets go of others until what is left fits; the one just asked for stays. */
    synchronized void trim(Key asked) {
        long bytes = makers.values().stream().mapToLong(KeptModels::bytes).sum();
        Iterator<Map.Entry<Key, ModelMaker>> oldest = makers.entrySet().iterator();
        while (oldest.hasNext() && (bytes > bytesMax || makers.size() > MODELS_MAX)) {
            Map.Entry<Key, ModelMaker> next = oldest.next();
            if (!next.getKey().equals(asked)) {
                bytes -= bytes(next.getValue());
                oldest.remove();
            }
        }
    }

    private static long bytes(ModelMaker maker) {
        Model model = maker.last();
        return model == null ? 0 : model.bytes();
    }
}
