package dev.aura.code.go;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the members of structs and interfaces; what is embedded is a field of its type's name. */
final class GoTypes {

    private static final Pattern TAG = Pattern.compile("([\\w-]+):\"");

    private final Tokens tokens;
    private final GoDocumentation documentation;

    GoTypes(Tokens tokens, GoDocumentation documentation) {
        this.tokens = tokens;
        this.documentation = documentation;
    }

    /** Where the members of a type begin; the end of the whole where it has none. */
    static int bodyStart(@Nullable Node<Kind> type, int end) {
        if (type != null && type.is(Kind.STRUCT_TYPE)) {
            Node<Kind> fields = type.child(Kind.FIELD_DECLARATION_LIST);
            return fields == null ? end : fields.start();
        }
        int brace = type != null && type.is(Kind.INTERFACE_TYPE) ? type.text().indexOf('{') : -1;
        return type == null || brace < 0 ? end : type.start() + brace;
    }

    List<Declaration> members(@Nullable Node<Kind> type, String holder, boolean shown) {
        List<Declaration> members = new ArrayList<>();
        if (type == null) {
            return members;
        }
        Node<Kind> fields = type.child(Kind.FIELD_DECLARATION_LIST);
        if (type.is(Kind.STRUCT_TYPE) && fields != null) {
            fields.children().forEach(field -> fields(field, holder, shown, members));
        } else if (type.is(Kind.INTERFACE_TYPE)) {
            for (Node<Kind> element : type.children()) {
                Node<Kind> name = element.is(Kind.METHOD_ELEM) ? element.field("name") : embedded(element);
                if (name != null) {
                    members.add(member(
                            element.is(Kind.METHOD_ELEM) ? Entity.Kind.METHOD : Entity.Kind.FIELD,
                            element,
                            name,
                            holder,
                            shown));
                }
            }
        }
        return members;
    }

    private void fields(Node<Kind> field, String holder, boolean shown, List<Declaration> into) {
        List<Node<Kind>> names = field.fields("name");
        for (Node<Kind> name : names) {
            into.add(member(Entity.Kind.FIELD, names.size() > 1 ? name : field, name, holder, shown));
        }
        Node<Kind> type = field.field("type");
        Node<Kind> embedded = names.isEmpty() && type != null ? typeName(type) : null;
        if (embedded != null) {
            into.add(member(Entity.Kind.FIELD, field, embedded, holder, shown));
        }
    }

    /** The name of an interface that another one includes; null for a union of types. */
    private static @Nullable Node<Kind> embedded(Node<Kind> element) {
        Node<Kind> only = element.is(Kind.TYPE_ELEM) && element.children().size() == 1 ? element.first() : null;
        return only == null ? null : typeName(only);
    }

    private static @Nullable Node<Kind> typeName(Node<Kind> type) {
        return switch (type.kind()) {
            case TYPE_IDENTIFIER -> type;
            case QUALIFIED_TYPE -> type.field("name");
            case GENERIC_TYPE -> {
                Node<Kind> generic = type.field("type");
                yield generic == null ? null : typeName(generic);
            }
            default -> null;
        };
    }

    private Declaration member(Entity.Kind kind, Node<Kind> whole, Node<Kind> name, String holder, boolean shown) {
        String qualified = holder + "." + name.text();
        boolean visible = shown && Nodes.isExported(name.text());
        boolean embedded = kind == Entity.Kind.FIELD
                && !whole.is(Kind.FIELD_IDENTIFIER)
                && whole.fields("name").isEmpty();
        Node<Kind> declaration = whole.is(Kind.FIELD_IDENTIFIER) ? whole.parent() : whole;
        int start = declaration == null ? whole.start() : declaration.start();
        Node<Kind> type = declaration == null ? null : declaration.field("type");
        String text = kind == Entity.Kind.METHOD || type == null
                ? tokens.oneLine(start, whole.end())
                : (embedded ? "" : name.text() + " ") + tokens.oneLine(embedded ? start : type.start(), type.end());
        return new Declaration(
                kind,
                name.text(),
                qualified,
                qualified,
                text,
                whole.span(),
                name.span(),
                whole.end(),
                embedded ? List.of("embedded") : List.of(),
                tags(declaration),
                documentation.before(start),
                visible,
                false,
                List.of());
    }

    /** The keys of a field's tag, such as `json`. */
    private static List<String> tags(@Nullable Node<Kind> field) {
        String tag = field == null || !field.is(Kind.FIELD_DECLARATION) ? "" : field.fieldText("tag");
        return TAG.matcher(tag).results().map((MatchResult key) -> key.group(1)).toList();
    }
}
