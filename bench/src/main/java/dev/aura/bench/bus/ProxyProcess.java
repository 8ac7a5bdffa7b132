package dev.aura.bench.bus;

import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** A bare {@code ZMQ.proxy}, ROUTER to DEALER, in a process of its own. Arguments: the two endpoints. */
final class ProxyProcess {

    private ProxyProcess() {}

    public static void main(String... arguments) {
        ZMQ.Context context = ZMQ.context(1);
        serve(context, arguments[0], arguments[1]);
        context.close();
    }

    /** Forwards until the context ends. */
    static void serve(ZMQ.Context context, String front, String back) {
        ZMQ.Socket router = ProxyRound.socket(context, SocketType.ROUTER);
        ZMQ.Socket dealer = ProxyRound.socket(context, SocketType.DEALER);
        router.bind(front);
        dealer.bind(back);
        ZMQ.proxy(router, dealer, null);
        router.close();
        dealer.close();
    }
}
