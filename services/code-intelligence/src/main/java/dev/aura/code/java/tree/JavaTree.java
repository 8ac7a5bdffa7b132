package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * A syntax tree in flat arrays, outer before inner: what is in a node are the nodes after it, up to its end. JavaParser gives the children of a node as
 * a list that is made each time; to walk over a tree this way takes no memory and a fraction of the time.
 */
public final class JavaTree {

    private Node[] nodes = new Node[1024];
    private int[] ends = new int[1024];
    private NodeKind[] kinds = new NodeKind[1024];
    private int size;
    private final IdentityHashMap<Node, Integer> members = new IdentityHashMap<>();

    JavaTree(Node root) {
        add(root);
    }

    private void add(Node node) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
        }
        int index = size++;
        nodes[index] = node;
        kinds[index] = NodeKind.of(node);
        if (kinds[index].isMember()) {
            members.put(node, index);
        }
        for (Node child : node.getChildNodes()) {
            add(child);
        }
        ends[index] = size;
    }

    /** How many nodes it has, the root with them. */
    public int size() {
        return size;
    }

    public Node node(int index) {
        return nodes[index];
    }

    public NodeKind kind(int index) {
        return kinds[index];
    }

    /** The first node after those in a node; children are at {@code index + 1}, at the end of that one, and so on up to the end of their parent. */
    public int end(int index) {
        return ends[index];
    }

    /** Where a member of a type, or a type, stands. */
    public int index(Node member) {
        Integer index = members.get(member);
        if (index == null) {
            throw new IllegalArgumentException("not a member of a type in this tree: " + member.getClass());
        }
        return index;
    }

    /** Where a child of a node stands. */
    public int child(int parent, Node child) {
        for (int index = parent + 1; index < ends[parent]; index = ends[index]) {
            if (Nodes.same(nodes[index], child)) {
                return index;
            }
        }
        throw new IllegalArgumentException("not a child of that node: " + child.getClass());
    }
}
