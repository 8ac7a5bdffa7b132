package dev.aura.code.store;

import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.Suppressions;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.source.SourceText;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Parses one text so that no fault in it, or in a front end, gets further than this file. */
public final class Analyzer {

    private static final Logger LOG = System.getLogger(Analyzer.class.getName());

    /** Levels of entities in entities: Protobuf reads messages a hundred deep, and whoever gets them may walk them on a small stack. */
    private static final int LEVELS_MAX = 64;

    private Analyzer() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The file was parsed, perhaps in part. */
        record Parsed(ParsedFile file) implements Outcome {}

        /** Nothing could be made of it. */
        record Skipped(SkippedFile file) implements Outcome {}
    }

    /** What came of a manifest. */
    public sealed interface Reading {

        /** What it says, as its language reads it. */
        record Read(String text) implements Reading {}

        /** Nothing could be made of it. */
        record Skipped(SkippedFile file) implements Reading {}
    }

    /** What a file is for, be it code or a manifest. */
    public static FileRole role(LanguageFrontEnd reader, String path) {
        return reader.isManifest(path) ? FileRole.MANIFEST : reader.role(path);
    }

    /** Reads a manifest. */
    public static Reading manifest(LanguageFrontEnd frontEnd, String path, SourceText source) {
        try {
            return new Reading.Read(frontEnd.manifest(source));
        } catch (UnparsableException unparsable) {
            return new Reading.Skipped(SkipReason.UNPARSABLE.of(path, String.valueOf(unparsable.getMessage())));
        } catch (StackOverflowError nested) {
            return new Reading.Skipped(SkipReason.UNPARSABLE.of(path, "nested too deeply"));
        } catch (RuntimeException | LinkageError fault) {
            LOG.log(Level.WARNING, "fault while reading " + path, fault);
            return new Reading.Skipped(
                    SkipReason.FAILED.of(path, fault.getClass().getSimpleName()));
        }
    }

    /** Parses; to be called on a deep stack. */
    public static Outcome parse(LanguageFrontEnd frontEnd, String path, SourceText source) {
        return parse(frontEnd, path, source, frontEnd.role(path));
    }

    /** Parses contents that travelled in a request. */
    public static Outcome contents(ScanSettings settings, LanguageFrontEnd frontEnd, String path, byte[] bytes) {
        if (Workspace.isBinary(bytes)) {
            return skipped(SkipReason.BINARY, path, "");
        }
        return settings.threads().call(() -> parse(frontEnd, path, SourceText.decode(bytes)));
    }

    private static Outcome parse(LanguageFrontEnd frontEnd, String path, SourceText source, FileRole role) {
        try {
            ParsedFile file = frontEnd.parse(source, role).upTo(LEVELS_MAX);
            return new Outcome.Parsed(file.with(Suppressions.apply(file, frontEnd)));
        } catch (UnparsableException unparsable) {
            return skipped(SkipReason.UNPARSABLE, path, String.valueOf(unparsable.getMessage()));
        } catch (StackOverflowError nested) {
            return skipped(SkipReason.UNPARSABLE, path, "nested too deeply");
        } catch (RuntimeException | LinkageError fault) {
            LOG.log(Level.WARNING, "fault while analysing " + path, fault);
            return skipped(SkipReason.FAILED, path, fault.getClass().getSimpleName());
        }
    }

    private static Outcome skipped(SkipReason reason, String path, String detail) {
        return new Outcome.Skipped(reason.of(path, detail));
    }
}
