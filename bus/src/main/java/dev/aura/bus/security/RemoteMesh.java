package dev.aura.bus.security;

/**
 * A mesh behind TCP, as one of its clients knows it.
 *
 * @param address ZeroMQ endpoint, such as {@code tcp://10.0.0.5:7447}
 * @param serverKey its public key: nobody else can answer for it
 * @param keys the client's own pair, whose public key is on the mesh's list
 */
public record RemoteMesh(String address, String serverKey, CurveKeys keys) {}
