package dev.aura.git.repository;

import java.io.File;
import java.util.Set;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from everything that it does on its own: running {@code git} to find the system's configuration, reading the user's,
 * honouring {@code GIT_*} variables, and writing probe files into repositories to measure the clock of their file system (seconds of
 * work, and a file in {@code ~/.config/jgit}).
 */
final class QuietSystem extends SystemReader.Delegate {

    private QuietSystem() {
        super(SystemReader.getInstance());
    }

    /** Installs the quiet system and small caches, for the whole process: JGit has one of each. */
    static synchronized void install(int windowCacheBytes) {
        if (SystemReader.getInstance() instanceof QuietSystem) {
            return;
        }
        SystemReader.setInstance(new QuietSystem());
        WindowCacheConfig caches = new WindowCacheConfig();
        caches.setPackedGitLimit(windowCacheBytes);
        caches.setPackedGitWindowSize(8 << 10);
        caches.setPackedGitOpenFiles(64);
        caches.setDeltaBaseCacheLimit(4 << 20);
        caches.setExposeStatsViaJmx(false);
        caches.install();
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fileSystem) {
        return new NoFile(parent, fileSystem);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fileSystem) {
        return new NoFile(parent, fileSystem);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fileSystem) {
        return new NoFile(parent, fileSystem);
    }

    /**
     * A configuration that is never read or written, and that knows the clock of every file system: two seconds are the
     * coarsest there is (FAT), and a repository is opened for one call only.
     */
    private static final class NoFile extends FileBasedConfig {

        private static final Set<String> CLOCK = Set.of("timestampResolution", "minRacyThreshold");

        NoFile(@Nullable Config parent, FS fileSystem) {
            super(parent, new File("/dev/null"), fileSystem);
        }

        @Override
        public @Nullable String getString(String section, @Nullable String subsection, String name) {
            if (section.equals("filesystem") && CLOCK.contains(name)) {
                return "2 seconds";
            }
            return super.getString(section, subsection, name);
        }

        @Override
        public void load() {
            // Nothing to read.
        }

        @Override
        public void save() {
            // Nothing to keep.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
