package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;

/**
 * A method of a service, as its descriptor tells.
 *
 * @param name full name
 * @param service who serves it
 * @param query whether it changes nothing (NO_SIDE_EFFECTS)
 * @param repeatable whether a call may be sent again: a query or an IDEMPOTENT method, with one request message
 * @param unary whether it has one request and one response message
 */
record ServedMethod(String name, ServiceEntry service, boolean query, boolean repeatable, boolean unary) {

    static ServedMethod of(ServiceEntry service, MethodDescriptorProto method) {
        IdempotencyLevel level = method.getOptions().getIdempotencyLevel();
        boolean query = level == IdempotencyLevel.NO_SIDE_EFFECTS;
        boolean oneRequest = !method.getClientStreaming();
        return new ServedMethod(
                service.name + "/" + method.getName(),
                service,
                query,
                oneRequest && (query || level == IdempotencyLevel.IDEMPOTENT),
                oneRequest && !method.getServerStreaming());
    }
}
