package dev.aura.code.go.calls;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.syntax.Node;
import dev.aura.proto.mesh.v1.Position;
import java.util.List;
import java.util.Objects;

/** Takes down a type specification. A name for another type has a field `=` of that type, and one made of another a field without name. */
final class TypeShapes {

    static final String ALIAS = "=";

    private TypeShapes() {}

    /** The specification must have a name and a type. */
    static void declare(FactsWriter facts, int number, Node<Kind> spec, TypeWriter types) {
        Node<Kind> name = Objects.requireNonNull(spec.field("name"));
        Node<Kind> type = Objects.requireNonNull(spec.field("type"));
        if (!spec.is(Kind.TYPE_ALIAS)) {
            types.declare(number, type, name.text(), types.variables(spec.field("type_parameters")), name.start());
            return;
        }
        Member meant = new Member(Member.Kind.FIELD, ALIAS, 0, List.of(), List.of(), types.text(type), 0, 0);
        Position position = facts.position(name.start());
        facts.set(
                number,
                new TypeShape(
                        name.text(),
                        facts.site(0, -1),
                        false,
                        types.variables(spec.field("type_parameters")),
                        List.of(),
                        List.of(meant),
                        position.getLine(),
                        position.getColumn()));
    }
}
