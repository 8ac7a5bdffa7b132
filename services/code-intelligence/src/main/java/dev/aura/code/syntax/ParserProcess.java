package dev.aura.code.syntax;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.syntax.worker.ParserMain;
import dev.aura.code.syntax.worker.Wire;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process that parses, for one thread at a time. */
final class ParserProcess implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int NODES_BYTES_MAX = 1 << 29;
    private static final Duration END_PATIENCE = Duration.ofSeconds(2);

    /** Collects with one thread and starts small: several may run beside the daemon. Nearly all that they do is native, so the fast compiler is enough. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx512m",
            "-Xss512k",
            "-XX:-UsePerfData",
            "-XX:+UseCompactObjectHeaders",
            "-Xlog:disable",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;

    private ParserProcess(Process process) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
    }

    /**
     * Starts one.
     *
     * @param cache the cache directory, where it unpacks native code that is not there yet
     */
    static ParserProcess start(Path cache) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-D" + ParserMain.CACHE_PROPERTY + "=" + cache);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ParserMain.class.getName()));
        return start(command);
    }

    static ParserProcess start(List<String> command) {
        try {
            return new ParserProcess(
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a parser: " + command.getFirst(), e);
        }
    }

    GrammarNames names(String grammar) throws IOException, UnparsableException {
        ask(Wire.NAMES, grammar);
        out.flush();
        requireDone();
        List<GrammarNames.Symbol> symbols = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            symbols.add(new GrammarNames.Symbol(in.readUTF().intern(), in.readBoolean()));
        }
        List<String> fields = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            fields.add(in.readUTF().intern());
        }
        return new GrammarNames(List.copyOf(symbols), List.copyOf(fields));
    }

    FlatTree parse(String grammar, String text) throws IOException, UnparsableException {
        byte[] units = units(text);
        ask(Wire.PARSE, grammar);
        out.writeInt(units.length);
        out.write(units);
        out.flush();
        requireDone();
        boolean hasError = in.readBoolean();
        int length = in.readInt();
        if (length < 0 || length > NODES_BYTES_MAX) {
            throw new IOException("a tree of " + length + " bytes");
        }
        byte[] nodes = in.readNBytes(length);
        if (nodes.length < length) {
            throw new IOException("a tree of " + length + " bytes ends after " + nodes.length);
        }
        return new FlatTree(nodes, hasError);
    }

    /** The text in UTF-16LE, and nothing replaced: offsets into both are the same. */
    private static byte[] units(String text) {
        byte[] units = new byte[text.length() * Character.BYTES];
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            units[2 * at] = (byte) unit;
            units[2 * at + 1] = (byte) (unit >>> Byte.SIZE);
        }
        return units;
    }

    private void ask(byte what, String grammar) throws IOException {
        out.writeByte(what);
        out.writeUTF(grammar);
    }

    private void requireDone() throws IOException, UnparsableException {
        if (in.readByte() != Wire.DONE) {
            throw new UnparsableException(in.readUTF());
        }
    }

    /** Ends it at once, whatever it does; who reads from it gets an end of file. */
    void kill() {
        process.destroyForcibly();
    }

    /** How it ended; waits a little where it has not yet. */
    String end() {
        try {
            return process.waitFor(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    ? "ended with status " + process.exitValue()
                    : "does not answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "does not answer";
        }
    }

    @Override
    public void close() {
        kill();
    }
}
