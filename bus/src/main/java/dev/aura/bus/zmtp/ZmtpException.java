package dev.aura.bus.zmtp;

import java.io.IOException;

/** The other side does not keep to the protocol, or not to our limits; the connection cannot go on. */
public final class ZmtpException extends IOException {

    private static final long serialVersionUID = 1L;

    ZmtpException(String message) {
        super(message);
    }
}
