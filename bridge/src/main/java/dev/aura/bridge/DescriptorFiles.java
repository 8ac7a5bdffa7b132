package dev.aura.bridge;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Descriptor files by name, searched on demand: they are few, and an index would outweigh them. Immutable. */
final class DescriptorFiles {

    private final Map<String, FileDescriptorProto> files;

    private DescriptorFiles(Map<String, FileDescriptorProto> files) {
        this.files = files;
    }

    /** The files of both collections; on the same name the first collection's. */
    static DescriptorFiles of(Collection<FileDescriptorProto> first, Collection<FileDescriptorProto> second) {
        Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
        Stream.concat(first.stream(), second.stream()).forEach(file -> files.putIfAbsent(file.getName(), file));
        return new DescriptorFiles(files);
    }

    Optional<FileDescriptorProto> named(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The file that declares a message, enum, service, method, field or extension by full name. */
    Optional<FileDescriptorProto> containing(String symbol) {
        return first(file -> {
            String rest = within(file.getPackage(), symbol);
            return !rest.isEmpty() && declares(file, rest);
        });
    }

    /** The file that declares the extension of a message type with a number. */
    Optional<FileDescriptorProto> extending(String type, int number) {
        return first(file -> extensions(file).stream()
                .anyMatch(field -> extendee(field).equals(type) && field.getNumber() == number));
    }

    /** The numbers of all extensions of a message type. */
    List<Integer> extensionNumbers(String type) {
        return files.values().stream()
                .flatMap(file -> extensions(file).stream())
                .filter(field -> extendee(field).equals(type))
                .map(FieldDescriptorProto::getNumber)
                .sorted()
                .toList();
    }

    /** A file and all it imports, itself first, serialized. */
    List<ByteString> withImports(FileDescriptorProto file) {
        SequencedSet<String> names = new LinkedHashSet<>();
        List<FileDescriptorProto> open = new ArrayList<>(List.of(file));
        List<ByteString> result = new ArrayList<>();
        while (!open.isEmpty()) {
            FileDescriptorProto next = open.removeLast();
            if (names.add(next.getName())) {
                result.add(next.toByteString());
                next.getDependencyList().forEach(name -> named(name).ifPresent(open::add));
            }
        }
        return result;
    }

    private Optional<FileDescriptorProto> first(Predicate<FileDescriptorProto> condition) {
        return files.values().stream().filter(condition).findFirst();
    }

    /** What follows the scope and a dot; empty where the symbol is not within the scope. */
    private static String within(String scope, String symbol) {
        if (scope.isEmpty()) {
            return symbol;
        }
        return symbol.startsWith(scope + ".") ? symbol.substring(scope.length() + 1) : "";
    }

    private static boolean declares(FileDescriptorProto file, String name) {
        return file.getMessageTypeList().stream().anyMatch(message -> declares(message, name))
                || file.getEnumTypeList().stream().anyMatch(type -> declares(type, name))
                || file.getServiceList().stream().anyMatch(service -> declares(service, name))
                || file.getExtensionList().stream()
                        .anyMatch(field -> field.getName().equals(name));
    }

    private static boolean declares(DescriptorProto message, String name) {
        if (message.getName().equals(name)) {
            return true;
        }
        String rest = within(message.getName(), name);
        return !rest.isEmpty()
                && (message.getNestedTypeList().stream().anyMatch(nested -> declares(nested, rest))
                        || message.getEnumTypeList().stream().anyMatch(type -> declares(type, rest))
                        || message.getFieldList().stream()
                                .anyMatch(field -> field.getName().equals(rest))
                        || message.getExtensionList().stream()
                                .anyMatch(field -> field.getName().equals(rest)));
    }

    /** An enum's values are siblings of the enum, as in C. */
    private static boolean declares(EnumDescriptorProto type, String name) {
        return type.getName().equals(name)
                || type.getValueList().stream()
                        .anyMatch(value -> value.getName().equals(name));
    }

    private static boolean declares(ServiceDescriptorProto service, String name) {
        String rest = within(service.getName(), name);
        return service.getName().equals(name)
                || service.getMethodList().stream()
                        .anyMatch(method -> method.getName().equals(rest));
    }

    private static List<FieldDescriptorProto> extensions(FileDescriptorProto file) {
        List<FieldDescriptorProto> extensions = new ArrayList<>(file.getExtensionList());
        file.getMessageTypeList().forEach(message -> collect(message, extensions));
        return extensions;
    }

    private static void collect(DescriptorProto message, List<FieldDescriptorProto> extensions) {
        extensions.addAll(message.getExtensionList());
        message.getNestedTypeList().forEach(nested -> collect(nested, extensions));
    }

    private static String extendee(FieldDescriptorProto field) {
        return field.getExtendee().startsWith(".") ? field.getExtendee().substring(1) : field.getExtendee();
    }
}
