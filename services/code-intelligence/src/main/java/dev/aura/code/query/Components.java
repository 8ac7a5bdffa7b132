package dev.aura.code.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Strongly connected components of more than one node, after R. Tarjan, "Depth-First Search and Linear Graph Algorithms" (1972),
 * without recursion.
 */
public final class Components {

    /** Nodes of a component from which a shortest ring is looked for; a search is linear in the component. */
    private static final int RING_STARTS_MAX = 200;

    private final SortedMap<String, ? extends SortedMap<String, ?>> edges;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> stack = new ArrayDeque<>();
    private final Set<String> onStack = new HashSet<>();
    private final List<List<String>> found = new ArrayList<>();

    private Components(SortedMap<String, ? extends SortedMap<String, ?>> edges) {
        this.edges = edges;
    }

    /** The components, each sorted by name. */
    public static List<List<String>> of(SortedMap<String, ? extends SortedMap<String, ?>> edges) {
        Components components = new Components(edges);
        for (String node : edges.keySet()) {
            if (!components.index.containsKey(node)) {
                components.from(node);
            }
        }
        return components.found;
    }

    private record Frame(String node, Iterator<String> successors) {}

    private void from(String root) {
        Deque<Frame> frames = new ArrayDeque<>();
        frames.push(enter(root));
        while (!frames.isEmpty()) {
            Frame frame = frames.getFirst();
            if (frame.successors().hasNext()) {
                String next = frame.successors().next();
                if (!index.containsKey(next)) {
                    frames.push(enter(next));
                } else if (onStack.contains(next)) {
                    low.merge(frame.node(), index(next), Math::min);
                }
            } else {
                frames.pop();
                leave(frame.node());
                if (!frames.isEmpty()) {
                    low.merge(frames.getFirst().node(), low.getOrDefault(frame.node(), 0), Math::min);
                }
            }
        }
    }

    private int index(String node) {
        return index.getOrDefault(node, 0);
    }

    private Frame enter(String node) {
        low.put(node, index.size());
        index.put(node, index.size());
        stack.push(node);
        onStack.add(node);
        return new Frame(node, successors(edges, node).iterator());
    }

    private void leave(String node) {
        if (low.getOrDefault(node, 0) != index(node)) {
            return;
        }
        List<String> component = new ArrayList<>();
        String member;
        do {
            member = stack.pop();
            onStack.remove(member);
            component.add(member);
        } while (!member.equals(node));
        if (component.size() > 1) {
            component.sort(null);
            found.add(component);
        }
    }

    private static Set<String> successors(SortedMap<String, ? extends SortedMap<String, ?>> edges, String node) {
        SortedMap<String, ?> targets = edges.get(node);
        return targets == null ? Set.of() : targets.keySet();
    }

    /** The nodes on a shortest ring of a component, from its first name by order. */
    public static List<String> shortestRing(
            List<String> component, SortedMap<String, ? extends SortedMap<String, ?>> edges) {
        Set<String> members = new HashSet<>(component);
        List<String> best = List.of();
        for (String start : component.subList(0, Math.min(component.size(), RING_STARTS_MAX))) {
            List<String> ring = ringFrom(start, members, edges);
            if (!ring.isEmpty() && (best.isEmpty() || ring.size() < best.size())) {
                best = ring;
            }
            if (best.size() == 2) {
                break;
            }
        }
        return best;
    }

    private static List<String> ringFrom(
            String start, Set<String> members, SortedMap<String, ? extends SortedMap<String, ?>> edges) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String node = queue.poll();
            for (String next : successors(edges, node)) {
                if (next.equals(start)) {
                    return pathTo(node, start, cameFrom);
                }
                if (members.contains(next) && cameFrom.putIfAbsent(next, node) == null) {
                    queue.add(next);
                }
            }
        }
        return List.of();
    }

    private static List<String> pathTo(String end, String start, Map<String, String> cameFrom) {
        Deque<String> path = new ArrayDeque<>();
        for (String at = end; !at.equals(start); at = cameFrom.getOrDefault(at, start)) {
            path.push(at);
        }
        path.push(start);
        return List.copyOf(path);
    }
}
