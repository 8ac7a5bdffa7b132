package dev.aura.bus.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The daemons on the class path, by name. */
final class InstalledDaemons {

    private static final Logger LOG = Logger.getLogger(InstalledDaemons.class.getName());
    private static final int DAEMONS_MAX = 1_000;

    private InstalledDaemons() {}

    /** All of them; one that cannot be loaded is logged and left out. */
    static List<Daemon> all() {
        List<Daemon> daemons = new ArrayList<>();
        Iterator<Daemon> found = ServiceLoader.load(Daemon.class).iterator();
        for (int i = 0; i < DAEMONS_MAX; i++) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                daemons.add(found.next());
            } catch (ServiceConfigurationError e) {
                LOG.log(Level.SEVERE, "a daemon cannot be loaded", e);
            }
        }
        daemons.sort(Comparator.comparing(Daemon::name));
        return daemons;
    }
}
