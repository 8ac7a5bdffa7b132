package dev.aura.bench.bus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Sequence numbers by publisher and topic: those acknowledged, or those heard. Safe for any thread. */
final class CrashTopics {

    private final int topics;
    private final List<BitSet> numbers = new ArrayList<>();

    CrashTopics(int publishers, int topics) {
        this.topics = topics;
        for (int i = 0; i < publishers * topics; i++) {
            numbers.add(new BitSet());
        }
    }

    static String id(int publisher, int topic, int sequence) {
        return publisher + "-" + topic + "-" + sequence;
    }

    static String topic(int topic) {
        return "crash." + topic;
    }

    /**
     * Notes the event with this id.
     *
     * @return what is wrong or special about it
     */
    synchronized Heard hear(String id) {
        String[] parts = id.split("-", -1);
        BitSet heard = numbers.get(Integer.parseInt(parts[0]) * topics + Integer.parseInt(parts[1]));
        int sequence = Integer.parseInt(parts[2]);
        if (heard.get(sequence)) {
            return Heard.AGAIN;
        }
        boolean inOrder = heard.length() <= sequence;
        heard.set(sequence);
        return inOrder ? Heard.FIRST : Heard.LATE;
    }

    synchronized long count() {
        return numbers.stream().mapToLong(BitSet::cardinality).sum();
    }

    /** Those of another that are not here. */
    long missing(CrashTopics wanted) {
        List<BitSet> all = wanted.copy();
        synchronized (this) {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).andNot(numbers.get(i));
            }
        }
        return all.stream().mapToLong(BitSet::cardinality).sum();
    }

    private synchronized List<BitSet> copy() {
        return numbers.stream().map(set -> (BitSet) set.clone()).toList();
    }

    /** What a delivery is. */
    enum Heard {
        FIRST,
        /** The same id was here before. */
        AGAIN,
        /** For the first time, behind a newer one of its publisher and topic. */
        LATE
    }
}
