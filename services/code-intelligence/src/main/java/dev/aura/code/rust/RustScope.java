package dev.aura.code.rust;

import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import java.util.HashSet;
import java.util.Set;

/**
 * What encloses an item.
 *
 * @param name with the names around it, empty for a file
 * @param isPublic whether other crates may reach what is public in it, as far as this file tells
 * @param kind that of the item, the file's for none
 * @param ofTrait whether it says how a type does what a trait asks: its items are as public as both
 * @param hiddenTypes types of the file that are not public
 */
record RustScope(String name, boolean isPublic, Kind kind, boolean ofTrait, Set<String> hiddenTypes) {

    static RustScope file(Node<Kind> file) {
        Set<String> hidden = new HashSet<>();
        file.descendants()
                .filter(node -> switch (node.kind()) {
                    case STRUCT_ITEM, ENUM_ITEM, UNION_ITEM, TRAIT_ITEM, TYPE_ITEM -> !isMarkedPublic(node);
                    default -> false;
                })
                .forEach(node -> hidden.add(node.fieldText("name")));
        return new RustScope("", true, Kind.SOURCE_FILE, false, hidden);
    }

    /** The scope that a module, trait or implementation makes. */
    RustScope in(Node<Kind> item) {
        if (!item.is(Kind.IMPL_ITEM)) {
            boolean shown = shows(item) && !Nodes.isTest(item);
            return new RustScope(qualify(item.fieldText("name")), shown, item.kind(), false, hiddenTypes);
        }
        String type = Nodes.simpleType(item.field("type"));
        Node<Kind> trait = item.field("trait");
        boolean shown = isPublic
                && !hiddenTypes.contains(type)
                && (trait == null || !hiddenTypes.contains(Nodes.simpleType(trait)));
        return new RustScope(qualify(type), shown, item.kind(), trait != null, hiddenTypes);
    }

    /** The scope that the body of a function makes. */
    RustScope local(String function) {
        return new RustScope(qualify(function), false, Kind.FUNCTION_ITEM, false, hiddenTypes);
    }

    String qualify(String simple) {
        return name.isEmpty() ? simple : name + "." + simple;
    }

    /** Whether functions here belong to a type. */
    boolean hasMethods() {
        return kind == Kind.IMPL_ITEM || kind == Kind.TRAIT_ITEM;
    }

    /** Whether an item here can be used by other crates: items of traits need no `pub`. */
    boolean shows(Node<Kind> item) {
        return isPublic && (ofTrait || kind == Kind.TRAIT_ITEM || kind == Kind.ENUM_ITEM || isMarkedPublic(item));
    }

    /** `pub`, not `pub(crate)`. */
    private static boolean isMarkedPublic(Node<Kind> item) {
        Node<Kind> visibility = item.child(Kind.VISIBILITY_MODIFIER);
        return visibility != null && visibility.isText("pub");
    }
}
