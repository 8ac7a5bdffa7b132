package dev.aura.bus.fuzz;

import java.util.List;

/** Something that takes any bytes. It may refuse them in the way that it documents; whatever else it throws is a fault. */
public interface FuzzTarget {

    /** Valid inputs to start from. */
    List<byte[]> seeds() throws Exception;

    /** Takes an input, and throws where a promise is broken. */
    void run(byte[] input) throws Exception;
}
