package dev.aura.cli.hooks;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Puts shims into a directory of hooks and takes them away again, keeping what was there before beside them. */
final class HookInstaller {

    /** What stands at the place of a hook. */
    enum State {
        /** Nothing. */
        ABSENT,
        /** Our shim as it should be. */
        INSTALLED,
        /** Our shim with another text: of another version or place of Aura. */
        OUTDATED,
        /** A hook of somebody else. */
        FOREIGN
    }

    /**
     * One hook.
     *
     * @param name name git calls it by
     * @param state what stands there
     * @param chained whether a hook from before is kept beside it
     */
    record Hook(String name, State state, boolean chained) {}

    private static final String SUFFIX = ".aura-chained";

    private final Path directory;
    private final String shim;
    private final List<String> names;

    HookInstaller(HooksDirectory hooks, String shim) {
        this.directory = hooks.path();
        this.shim = shim;
        List<String> all = new ArrayList<>(HookShim.HOOKS);
        all.addAll(hooks.global() ? HookShim.PASSED_ON : List.of());
        this.names = List.copyOf(all);
    }

    /** How things stand, for all hooks in which Aura has a say. */
    List<Hook> status() {
        return HookShim.HOOKS.stream().map(this::look).toList();
    }

    /** Installs what is missing or outdated. Nothing is changed where one hook cannot be kept. */
    List<Hook> install() {
        List<Hook> before = names.stream().map(this::look).toList();
        before.forEach(this::refuseSecondChain);
        try {
            Files.createDirectories(directory);
            for (Hook hook : before) {
                if (hook.state() == State.FOREIGN) {
                    Files.move(place(hook.name()), chained(hook.name()), StandardCopyOption.ATOMIC_MOVE);
                }
                if (hook.state() != State.INSTALLED) {
                    write(place(hook.name()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install hooks into " + directory, e);
        }
        return status();
    }

    /** Takes our shims away and puts back what was there before. Hooks of others stay. */
    List<Hook> uninstall() {
        try {
            for (String name : names) {
                Hook hook = look(name);
                boolean ours = hook.state() == State.INSTALLED || hook.state() == State.OUTDATED;
                if (ours) {
                    Files.delete(place(name));
                }
                if (hook.chained() && hook.state() != State.FOREIGN) {
                    Files.move(chained(name), place(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove hooks from " + directory, e);
        }
        return status();
    }

    private void refuseSecondChain(Hook hook) {
        if (hook.state() == State.FOREIGN && hook.chained()) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "HOOK_TAKEN",
                    place(hook.name()) + " was written after Aura's hook, and " + chained(hook.name())
                            + " still keeps the one from before; remove the one you do not need");
        }
    }

    private Hook look(String name) {
        return new Hook(name, state(place(name)), Files.exists(chained(name), LinkOption.NOFOLLOW_LINKS));
    }

    private State state(Path place) {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return State.ABSENT;
        }
        if (!HookShim.isShim(place)) {
            return State.FOREIGN;
        }
        try {
            return Files.isExecutable(place) && Files.readString(place).equals(shim) ? State.INSTALLED : State.OUTDATED;
        } catch (IOException e) {
            return State.OUTDATED;
        }
    }

    /** Replaces the file as a whole, so that a git that runs right now sees a whole hook. */
    private void write(Path place) throws IOException {
        Path draft = Files.createTempFile(directory, ".aura-hook", "");
        try {
            Files.writeString(draft, shim);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path place(String name) {
        return directory.resolve(name);
    }

    private Path chained(String name) {
        return directory.resolve(name + SUFFIX);
    }
}
