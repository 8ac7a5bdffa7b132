package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The descriptor files that were registered, within a bound: where it is reached, those that no running service needs are forgotten. */
final class DescriptorFiles {

    /** All files together, as they travel. */
    static final long BYTES_MAX = 64L << 20;

    private final TreeMap<String, FileDescriptorProto> files = new TreeMap<>();
    private long bytes;

    @Nullable
    FileDescriptorProto get(String name) {
        return files.get(name);
    }

    Map<String, FileDescriptorProto> byName() {
        return Collections.unmodifiableMap(files);
    }

    /** Keeps files; false where there is no room beside those of running services, and nothing was kept. */
    boolean keep(List<FileDescriptorProto> added, Set<String> runningServices) {
        long more = added.stream()
                .mapToLong(file -> file.getSerializedSize() - sizeOf(files.get(file.getName())))
                .sum();
        if (bytes + more > BYTES_MAX) {
            forgetUnused(runningServices);
        }
        if (bytes + more > BYTES_MAX) {
            return false;
        }
        added.forEach(this::keep);
        return true;
    }

    /** Of two versions the one that says more is kept; of two that contradict each other the newer one. */
    private void keep(FileDescriptorProto file) {
        FileDescriptorProto known = files.get(file.getName());
        boolean saysMore = known != null
                && FileEvolution.lost(file, known).isEmpty()
                && !FileEvolution.lost(known, file).isEmpty();
        if (!saysMore) {
            files.put(file.getName(), file);
            bytes += file.getSerializedSize() - sizeOf(known);
        }
    }

    private static int sizeOf(@Nullable FileDescriptorProto file) {
        return file == null ? 0 : file.getSerializedSize();
    }

    private void forgetUnused(Set<String> runningServices) {
        Set<String> used = new HashSet<>();
        ArrayDeque<String> next = new ArrayDeque<>();
        files.values().stream()
                .filter(file -> describesOneOf(file, runningServices))
                .forEach(file -> next.add(file.getName()));
        while (!next.isEmpty()) {
            FileDescriptorProto file = files.get(next.remove());
            if (file != null && used.add(file.getName())) {
                next.addAll(file.getDependencyList());
            }
        }
        files.keySet().retainAll(used);
        bytes = files.values().stream()
                .mapToLong(FileDescriptorProto::getSerializedSize)
                .sum();
    }

    private static boolean describesOneOf(FileDescriptorProto file, Collection<String> services) {
        String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
        return file.getServiceList().stream().anyMatch(service -> services.contains(prefix + service.getName()));
    }
}
