package dev.aura.bench.bus;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Faults beside the traffic of a mesh whose broker is a process of its own. For each: the p99 of GetStatus before and while it holds, the
 * largest resident memory of the broker (heap at most 512 MiB), and the time from its end until all is as before. Prints a scoreboard.
 * Arguments: seed (20261121), names of cases (all).
 */
public final class FaultRun {

    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration GIVE_UP = Duration.ofSeconds(20);
    /** Longer than the broker waits for a silent peer before it forgets it. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(12);

    private static final Duration SUSPECTED = Duration.ofSeconds(3);
    private static final String FULL_DISK = "full-disk";

    /** Needs the Debian package faketime. */
    private static final String CLOCK_JUMPS = "clock-jumps";

    private static final Map<String, Supplier<Fault>> CASES = cases();

    private FaultRun() {}

    public static void main(String... arguments) throws Exception {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20_261_121;
        List<String> names = arguments.length > 1
                ? Arrays.asList(arguments).subList(1, arguments.length)
                : List.copyOf(CASES.keySet());
        System.out.println("| fault, seed " + seed
                + " | GetStatus p99 before | during | broker resident, largest | recovered after | |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        boolean passed = true;
        for (String name : names) {
            FaultScore score = run(name, seed, BEFORE, FORGOTTEN);
            passed &= score.passed();
            System.out.println(score.row());
        }
        if (!passed) {
            throw new IllegalStateException("not every case passed, seed " + seed);
        }
    }

    /**
     * Runs one case in a mesh of its own.
     *
     * @param before how long the mesh is looked at before, after as much time to warm up
     * @param holdsMax the fault holds no longer
     */
    static FaultScore run(String name, long seed, Duration before, Duration holdsMax) throws Exception {
        Supplier<Fault> known = CASES.get(name);
        if (known == null) {
            throw new IllegalArgumentException("no case " + name + "; there are " + CASES.keySet());
        }
        Fault fault = known.get();
        try (FaultMesh mesh =
                new FaultMesh(seed, name.equals(FULL_DISK) ? FullDisk.STATE_MIB : 0, name.equals(CLOCK_JUMPS))) {
            fault.prepare(mesh);
            try (ControlProbe probe =
                    new ControlProbe(mesh, mesh.connect("control").channel())) {
                TimeUnit.NANOSECONDS.sleep(before.toNanos());
                ControlProbe.Seen warmUp = probe.look();
                assert warmUp.failed() == 0 : "nothing is wrong yet";
                TimeUnit.NANOSECONDS.sleep(before.toNanos());
                ControlProbe.Seen unharmed = probe.look();
                fault.inject(mesh);
                TimeUnit.NANOSECONDS.sleep(Math.min(fault.holds().toNanos(), holdsMax.toNanos()));
                ControlProbe.Seen during = probe.look();
                fault.heal(mesh);
                return new FaultScore(name, unharmed, during, recovery(fault, mesh));
            }
        }
    }

    private static Duration recovery(Fault fault, FaultMesh mesh) throws Exception {
        long startNs = System.nanoTime();
        while (System.nanoTime() - startNs < GIVE_UP.toNanos()) {
            if (fault.recovered(mesh)) {
                return Duration.ofNanos(System.nanoTime() - startNs);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return Duration.ofNanos(-1);
    }

    private static Map<String, Supplier<Fault>> cases() {
        Map<String, Supplier<Fault>> cases = new LinkedHashMap<>();
        cases.put("service-stopped", () -> new StoppedPeer(FaultPeer.Role.SERVICE, SUSPECTED));
        cases.put("service-stopped-and-forgotten", () -> new StoppedPeer(FaultPeer.Role.SERVICE, FORGOTTEN));
        cases.put("subscriber-stopped", () -> new StoppedPeer(FaultPeer.Role.SUBSCRIBER, SUSPECTED));
        cases.put("subscriber-stopped-and-forgotten", () -> new StoppedPeer(FaultPeer.Role.SUBSCRIBER, FORGOTTEN));
        cases.put("client-stopped", () -> new StoppedPeer(FaultPeer.Role.CLIENT, SUSPECTED));
        cases.put("client-stopped-and-forgotten", () -> new StoppedPeer(FaultPeer.Role.CLIENT, FORGOTTEN));
        cases.put("half-messages", HalfMessages::new);
        cases.put("connections", ManyConnections::new);
        cases.put(FULL_DISK, FullDisk::new);
        cases.put(CLOCK_JUMPS, ClockJumps::new);
        return cases;
    }
}
