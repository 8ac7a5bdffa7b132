package dev.aura.code.diff;

import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.EntityChange.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in what an entity differs from its former self. */
final class EntityChanges {

    private EntityChanges() {}

    static EntityChange added(VersionedEntity now) {
        VersionedEntity parent = now.parent();
        // Who implements a public interface must implement the new method too.
        boolean breaking = parent != null
                && parent.kind() == Entity.Kind.INTERFACE
                && parent.declaration().isPublic()
                && now.kind() == Entity.Kind.METHOD
                && now.declaration().bodyStart() == now.declaration().span().end();
        return EntityChange.newBuilder()
                .setKind(Kind.ADDED)
                .setPath(now.path())
                .setEntity(now.entity())
                .setDetail(what(now) + " added")
                .setBreaking(breaking)
                .build();
    }

    static EntityChange removed(VersionedEntity old) {
        return EntityChange.newBuilder()
                .setKind(Kind.REMOVED)
                .setPath(old.path())
                .setEntity(old.entity())
                .setDetail(what(old) + " removed")
                .setBreaking(old.declaration().isPublic())
                .build();
    }

    /** The difference; null where there is none worth a word. Moved: to another type or file, and not together with it. */
    static @Nullable EntityChange between(VersionedEntity old, VersionedEntity now, boolean moved) {
        Kind kind = moved ? Kind.MOVED : kind(old, now);
        if (kind == null) {
            return null;
        }
        boolean place = kind == Kind.MOVED || kind == Kind.RENAMED;
        EntityChange.Builder change = EntityChange.newBuilder()
                .setKind(kind)
                .setPath(now.path())
                .setEntity(now.entity())
                .setDetail(detail(kind, old, now))
                .setBreaking((old.declaration().isPublic() && place)
                        || (kind == Kind.SIGNATURE_CHANGED
                                && now.frontEnd().breaks(old.declaration(), now.declaration())));
        if (!old.path().equals(now.path())) {
            change.setOldPath(old.path());
        }
        if (place || kind == Kind.SIGNATURE_CHANGED) {
            change.setOldEntity(old.entity());
        }
        return change.build();
    }

    private static @Nullable Kind kind(VersionedEntity old, VersionedEntity now) {
        if (!old.name().equals(now.name()) && !isConstructorOfRenamed(old, now)) {
            return Kind.RENAMED;
        }
        if (old.namelessHeader() != now.namelessHeader()) {
            return Kind.SIGNATURE_CHANGED;
        }
        if (old.body() != now.body()) {
            return Kind.BODY_CHANGED;
        }
        boolean documentation =
                !old.declaration().documentation().equals(now.declaration().documentation());
        return documentation ? Kind.DOCUMENTATION_CHANGED : null;
    }

    /** A constructor is named after its type. */
    private static boolean isConstructorOfRenamed(VersionedEntity old, VersionedEntity now) {
        return old.kind() == Entity.Kind.CONSTRUCTOR && now.kind() == Entity.Kind.CONSTRUCTOR;
    }

    private static String detail(Kind kind, VersionedEntity old, VersionedEntity now) {
        return switch (kind) {
            case RENAMED -> what(now) + " renamed from `" + old.declaration().name() + "`";
            case MOVED ->
                what(now) + " moved from `" + old.declaration().qualifiedName() + "`"
                        + (old.path().equals(now.path()) ? "" : " in " + old.path());
            case SIGNATURE_CHANGED ->
                what(now) + " was `" + old.declaration().signature() + "`"
                        + (old.body() == now.body() ? "" : "; body changed too");
            case BODY_CHANGED -> what(now) + " changed";
            default -> what(now) + ": documentation changed";
        };
    }

    private static String what(VersionedEntity entity) {
        return entity.kind().name().toLowerCase(Locale.ROOT) + " `"
                + entity.declaration().qualifiedName() + "`";
    }
}
