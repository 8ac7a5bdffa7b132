package dev.aura.code.query;

import dev.aura.code.index.IndexedFile;
import dev.aura.proto.code.v1.Symbol;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best so many of the entities that answer a query; only they are read. */
final class BestSymbols {

    private final int limit;
    private final PriorityQueue<Ranked> best = new PriorityQueue<>(Ranked.BEST_FIRST.reversed());
    private int total;

    BestSymbols(int limit) {
        this.limit = limit;
    }

    /** An entity with how well it answers: lower is better. */
    private record Ranked(long order, String name, IndexedFile file, int entity) {

        static final Comparator<Ranked> BEST_FIRST = Comparator.comparingLong(Ranked::order)
                .thenComparing(Ranked::name)
                .thenComparing(ranked -> ranked.file().path())
                .thenComparingInt(Ranked::entity);

        /** By rank, public ones first, then by length. */
        static long orderOf(int rank, boolean isPublic, String name) {
            return ((long) rank << 33) | (isPublic ? 0L : 1L << 32) | name.length();
        }
    }

    void add(int rank, String name, IndexedFile file, int entity) {
        total++;
        long order = Ranked.orderOf(rank, file.isPublic(entity), name);
        Ranked worst = best.size() < limit ? null : best.peek();
        if (worst == null) {
            best.add(new Ranked(order, name, file, entity));
        } else if (order <= worst.order()) {
            best.add(new Ranked(order, name, file, entity));
            best.poll();
        }
    }

    /** How many answer in all. */
    int total() {
        return total;
    }

    List<Symbol> bestFirst() {
        return best.stream()
                .sorted(Ranked.BEST_FIRST)
                .map(ranked -> Symbols.symbol(ranked.file(), ranked.entity()))
                .toList();
    }
}
