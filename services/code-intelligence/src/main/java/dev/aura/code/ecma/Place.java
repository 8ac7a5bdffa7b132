package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a declaration stands.
 *
 * @param whole the statement around it
 * @param exported whether that exports it
 * @param modifiers that stand before it
 */
record Place(Node<Kind> whole, boolean exported, List<String> modifiers) {

    Place with(String modifier) {
        List<String> more = new ArrayList<>(modifiers);
        more.add(modifier);
        return new Place(whole, exported, List.copyOf(more));
    }
}
