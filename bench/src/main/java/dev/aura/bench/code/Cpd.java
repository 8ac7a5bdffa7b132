package dev.aura.bench.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** PMD's copy-paste detector as a program of its own. */
final class Cpd {

    private Cpd() {}

    /**
     * What it found.
     *
     * @param clones duplications in its report
     * @param lines the lines they cover, by file
     * @param millis how long the program ran
     */
    record Report(int clones, SortedMap<Path, BitSet> lines, long millis) {}

    /** Runs it from a directory of jars. */
    static Report run(Path jars, Path directory, int tokensMin)
            throws IOException, InterruptedException, XMLStreamException {
        Path scratch = Files.createTempDirectory("aura-bench-cpd");
        try {
            Path report = scratch.resolve("report.xml");
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp",
                    jars + "/*",
                    "net.sourceforge.pmd.cli.PmdCli",
                    "cpd",
                    "--language=java",
                    "--minimum-tokens=" + tokensMin,
                    "--format=xml",
                    "--no-fail-on-violation",
                    "--no-fail-on-error",
                    "--report-file=" + report,
                    "--dir=" + directory);
            long start = System.nanoTime();
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (exit != 0 || Files.notExists(report)) {
                throw new IOException("CPD from " + jars + " ended with " + exit + " on " + directory);
            }
            try (InputStream xml = Files.newInputStream(report)) {
                return read(XMLInputFactory.newDefaultFactory().createXMLStreamReader(xml), millis);
            }
        } finally {
            LocalCodeService.delete(scratch);
        }
    }

    private static Report read(XMLStreamReader xml, long millis) throws XMLStreamException {
        SortedMap<Path, BitSet> lines = new TreeMap<>();
        int clones = 0;
        boolean inDuplication = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("duplication")) {
                clones++;
                inDuplication = true;
            } else if (xml.getLocalName().equals("file") && inDuplication) {
                int from = Integer.parseInt(xml.getAttributeValue(null, "line"));
                int to = Integer.parseInt(xml.getAttributeValue(null, "endline"));
                lines.computeIfAbsent(Path.of(xml.getAttributeValue(null, "path")), path -> new BitSet())
                        .set(from, to + 1);
            }
        }
        return new Report(clones, lines, millis);
    }
}
