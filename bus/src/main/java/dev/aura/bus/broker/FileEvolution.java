package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether one version of a descriptor file only adds to another, so that who knows the other may talk to who knows the one: the rules of
 * "Updating A Message Type" in the Protocol Buffers language guide, without its exceptions. What compilers write differently (JSON names,
 * source positions, comments) is no difference.
 */
final class FileEvolution {

    private FileEvolution() {}

    /** The first thing of a file that another lacks or has changed; empty when the other only adds to it. */
    static String lost(FileDescriptorProto file, FileDescriptorProto in) {
        if (!file.getPackage().equals(in.getPackage())) {
            return "package " + file.getPackage();
        }
        String lost = messages(file.getMessageTypeList(), in.getMessageTypeList());
        if (lost.isEmpty()) {
            lost = enums(file.getEnumTypeList(), in.getEnumTypeList());
        }
        return lost.isEmpty() ? services(file.getServiceList(), in.getServiceList()) : lost;
    }

    private static String messages(List<DescriptorProto> messages, List<DescriptorProto> in) {
        Map<String, DescriptorProto> found = byKey(in, DescriptorProto::getName);
        for (DescriptorProto message : messages) {
            DescriptorProto other = found.get(message.getName());
            if (other == null) {
                return "message " + message.getName();
            }
            String lost = fields(message.getFieldList(), other.getFieldList());
            if (lost.isEmpty()) {
                lost = messages(message.getNestedTypeList(), other.getNestedTypeList());
            }
            if (lost.isEmpty()) {
                lost = enums(message.getEnumTypeList(), other.getEnumTypeList());
            }
            if (!lost.isEmpty()) {
                return lost + " of " + message.getName();
            }
        }
        return "";
    }

    private static String fields(List<FieldDescriptorProto> fields, List<FieldDescriptorProto> in) {
        Map<Integer, FieldDescriptorProto> found = byKey(in, FieldDescriptorProto::getNumber);
        for (FieldDescriptorProto field : fields) {
            FieldDescriptorProto other = found.get(field.getNumber());
            if (other == null || !sameShape(field, other)) {
                return "field " + field.getName() + " = " + field.getNumber();
            }
        }
        return "";
    }

    private static boolean sameShape(FieldDescriptorProto field, FieldDescriptorProto other) {
        return field.getName().equals(other.getName())
                && field.getType() == other.getType()
                && field.getLabel() == other.getLabel()
                && field.getTypeName().equals(other.getTypeName());
    }

    private static String enums(List<EnumDescriptorProto> enums, List<EnumDescriptorProto> in) {
        Map<String, EnumDescriptorProto> found = byKey(in, EnumDescriptorProto::getName);
        for (EnumDescriptorProto type : enums) {
            EnumDescriptorProto other = found.get(type.getName());
            if (other == null) {
                return "enum " + type.getName();
            }
            Map<String, EnumValueDescriptorProto> values =
                    byKey(other.getValueList(), EnumValueDescriptorProto::getName);
            for (EnumValueDescriptorProto value : type.getValueList()) {
                EnumValueDescriptorProto same = values.get(value.getName());
                if (same == null || same.getNumber() != value.getNumber()) {
                    return "value " + value.getName() + " of " + type.getName();
                }
            }
        }
        return "";
    }

    private static String services(List<ServiceDescriptorProto> services, List<ServiceDescriptorProto> in) {
        Map<String, ServiceDescriptorProto> found = byKey(in, ServiceDescriptorProto::getName);
        for (ServiceDescriptorProto service : services) {
            ServiceDescriptorProto other = found.get(service.getName());
            if (other == null) {
                return "service " + service.getName();
            }
            Map<String, MethodDescriptorProto> methods = byKey(other.getMethodList(), MethodDescriptorProto::getName);
            for (MethodDescriptorProto method : service.getMethodList()) {
                MethodDescriptorProto same = methods.get(method.getName());
                if (same == null || !sameShape(method, same)) {
                    return "method " + method.getName() + " of " + service.getName();
                }
            }
        }
        return "";
    }

    private static boolean sameShape(MethodDescriptorProto method, MethodDescriptorProto other) {
        return method.getInputType().equals(other.getInputType())
                && method.getOutputType().equals(other.getOutputType())
                && method.getClientStreaming() == other.getClientStreaming()
                && method.getServerStreaming() == other.getServerStreaming()
                && method.getOptions().equals(other.getOptions());
    }

    private static <K, T> Map<K, T> byKey(List<T> items, Function<T, K> key) {
        return items.stream().collect(Collectors.toMap(key, Function.identity(), (first, second) -> first));
    }
}
