package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.EntityChange.Kind;
import dev.aura.proto.code.v1.FileDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One difference of an entity, with the members that came or went with it folded in.
 *
 * @param role role of its file
 * @param change the difference
 * @param members simple names of public members of a type that was added, removed or moved as a whole
 */
record CodeChange(FileRole role, EntityChange change, List<String> members) {

    private static final Set<Kind> WHOLE = Set.of(Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.RENAMED);

    private static final Set<Entity.Kind> TYPES = Set.of(
            Entity.Kind.CLASS, Entity.Kind.INTERFACE, Entity.Kind.ENUM, Entity.Kind.RECORD, Entity.Kind.ANNOTATION);

    private static final Set<Entity.Kind> FUNCTIONS =
            Set.of(Entity.Kind.METHOD, Entity.Kind.FUNCTION, Entity.Kind.CONSTRUCTOR, Entity.Kind.PROPERTY);

    CodeChange {
        members = List.copyOf(members);
    }

    Kind kind() {
        return change.getKind();
    }

    String path() {
        return change.getPath();
    }

    /** Qualified name, shortened to the last two parts. */
    String name() {
        return shortened(change.getEntity());
    }

    String oldName() {
        return change.hasOldEntity() ? shortened(change.getOldEntity()) : name();
    }

    /** Name of what encloses it; empty at top level. */
    String owner() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    String simpleName() {
        return change.getEntity().getName();
    }

    boolean isPublic() {
        return change.getEntity().getPublic()
                || (change.hasOldEntity() && change.getOldEntity().getPublic());
    }

    boolean isType() {
        return TYPES.contains(change.getEntity().getKind());
    }

    boolean isFunction() {
        return FUNCTIONS.contains(change.getEntity().getKind());
    }

    /** What it is, for people, such as {@code method}. */
    String noun() {
        return switch (change.getEntity().getKind()) {
            case PACKAGE -> "module";
            case CLASS -> "class";
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case RECORD -> "record";
            case ANNOTATION -> "annotation";
            case FUNCTION -> "function";
            case METHOD -> "method";
            case CONSTRUCTOR -> "constructor";
            case FIELD -> "field";
            case CONSTANT -> "constant";
            case VARIABLE -> "variable";
            case PROPERTY -> "property";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "entity";
        };
    }

    private static String shortened(Entity entity) {
        String qualified = entity.getQualifiedName().isEmpty() ? entity.getName() : entity.getQualifiedName();
        int last = qualified.lastIndexOf('.');
        int before = last < 0 ? -1 : qualified.lastIndexOf('.', last - 1);
        return qualified.substring(before + 1);
    }

    /** The differences of files, members of whole types folded into them. */
    static List<CodeChange> of(List<FileDiff> diffs) {
        List<CodeChange> changes = new ArrayList<>();
        for (FileDiff diff : diffs) {
            FileRole role = FileRole.of(diff.getPath());
            Map<String, List<String>> wholes = wholes(diff);
            List<EntityChange> kept = diff.getChangesList().stream()
                    .filter(change -> !folded(change, wholes))
                    .toList();
            for (EntityChange change : kept) {
                changes.add(new CodeChange(role, change, wholes.getOrDefault(key(change), List.of())));
            }
        }
        return changes;
    }

    private static Map<String, List<String>> wholes(FileDiff diff) {
        Map<String, List<String>> wholes = new LinkedHashMap<>();
        for (EntityChange change : diff.getChangesList()) {
            if (WHOLE.contains(change.getKind())
                    && TYPES.contains(change.getEntity().getKind())) {
                wholes.put(key(change), new ArrayList<>());
            }
        }
        return wholes;
    }

    /** Whether the entity came or went with one that encloses it; its name is then kept there. */
    private static boolean folded(EntityChange change, Map<String, List<String>> wholes) {
        String qualified = change.getEntity().getQualifiedName();
        for (int dot = qualified.lastIndexOf('.'); dot > 0; dot = qualified.lastIndexOf('.', dot - 1)) {
            List<String> members = wholes.get(change.getKind() + " " + qualified.substring(0, dot));
            if (members != null) {
                Entity entity = change.getEntity();
                boolean named = entity.getPublic()
                        && FUNCTIONS.contains(entity.getKind())
                        && entity.getKind() != Entity.Kind.CONSTRUCTOR;
                if (named && !members.contains(entity.getName())) {
                    members.add(entity.getName());
                }
                return true;
            }
        }
        return false;
    }

    private static String key(EntityChange change) {
        return change.getKind() + " " + change.getEntity().getQualifiedName();
    }
}
