package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.Options;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each registered method asks of its callers, as its descriptor says. Where instances differ, the stricter one counts: else a
 * service that joins later could open what another has closed.
 */
final class MethodAccess {

    /**
     * What a method asks.
     *
     * @param role lowest role that may call it; ADMIN where the option is missing
     * @param query whether it changes nothing
     */
    record Rule(Role role, boolean query) {

        Rule stricter(Rule other) {
            return new Rule(role.compareTo(other.role) < 0 ? other.role : role, query && other.query);
        }
    }

    private final Map<String, Rule> rules = new HashMap<>();

    void describe(String service, ServiceDescriptorProto descriptor) {
        for (MethodDescriptorProto method : descriptor.getMethodList()) {
            rules.merge(service + "/" + method.getName(), ruleOf(method), Rule::stricter);
        }
    }

    void forget(String method) {
        rules.remove(method);
    }

    /** The rule of a full method name; null where nobody serves it. */
    @Nullable
    Rule rule(String method) {
        return rules.get(method);
    }

    static Rule ruleOf(MethodDescriptorProto method) {
        Role stated = method.getOptions().getExtension(Options.access).getRole();
        Role role = stated == Role.ROLE_UNSPECIFIED || stated == Role.UNRECOGNIZED ? Role.ADMIN : stated;
        return new Rule(role, method.getOptions().getIdempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS);
    }
}
