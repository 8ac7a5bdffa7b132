package dev.aura.bus.host;

import dev.aura.bus.events.Events;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import io.grpc.Channel;
import java.time.InstantSource;

/**
 * What a daemon gets from its host.
 *
 * @param mesh channel to every service of the mesh; calls may be made as soon as the daemon is started
 * @param events publish and subscribe
 * @param configuration all keys, checked
 * @param directories where to keep state and cache
 * @param clock the time
 */
public record DaemonContext(
        Channel mesh, Events events, Configuration configuration, Directories directories, InstantSource clock) {}
