package dev.aura.bench.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** PMD as a program of its own: both complexities of every method, read from its report. */
final class Pmd {

    private static final String RULES = """
            <?xml version="1.0"?>
            <ruleset name="complexity" xmlns="http://pmd.sourceforge.net/ruleset/2.0.0">
              <description>Both complexities of every method</description>
              <rule ref="category/java/design.xml/CyclomaticComplexity"><properties>
                <property name="methodReportLevel" value="1"/><property name="classReportLevel" value="1000000"/>
              </properties></rule>
              <rule ref="category/java/design.xml/CognitiveComplexity"><properties>
                <property name="reportLevel" value="1"/>
              </properties></rule>
            </ruleset>
            """;

    private static final Pattern MESSAGE =
            Pattern.compile("The (?:method|constructor) .* has a (cyclomatic|cognitive) complexity of (\\d+).*");

    private Pmd() {}

    /**
     * A method in PMD's report.
     *
     * @param line where its name stands
     * @param cognitive 0 where the report has none, since PMD leaves out what is below 1
     */
    record Method(Path file, int line, int cyclomatic, int cognitive) {}

    private record Place(Path file, int line, int column) {}

    /** Runs PMD from a directory of jars. */
    static List<Method> methods(Path jars, Path directory)
            throws IOException, InterruptedException, XMLStreamException {
        Path scratch = Files.createTempDirectory("aura-bench-pmd");
        try {
            Path rules = Files.writeString(scratch.resolve("rules.xml"), RULES);
            Path report = scratch.resolve("report.xml");
            run(jars, directory, rules, report);
            try (InputStream xml = Files.newInputStream(report)) {
                return read(XMLInputFactory.newDefaultFactory().createXMLStreamReader(xml));
            }
        } finally {
            LocalCodeService.delete(scratch);
        }
    }

    private static void run(Path jars, Path directory, Path rules, Path report)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                jars + "/*",
                "net.sourceforge.pmd.cli.PmdCli",
                "check",
                "--dir=" + directory,
                "--rulesets=" + rules,
                "--format=xml",
                "--report-file=" + report,
                "--no-cache",
                "--no-progress",
                "--no-fail-on-violation",
                "--no-fail-on-error");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0 || Files.notExists(report)) {
            throw new IOException("PMD from " + jars + " ended with " + exit + " on " + directory);
        }
    }

    private static List<Method> read(XMLStreamReader xml) throws XMLStreamException {
        Map<Place, Integer> cyclomatic = new HashMap<>();
        Map<Place, Integer> cognitive = new HashMap<>();
        Path file = Path.of("");
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("file")) {
                file = Path.of(xml.getAttributeValue(null, "name"));
            } else if (xml.getLocalName().equals("violation")) {
                Place place = new Place(file, number(xml, "beginline"), number(xml, "begincolumn"));
                Matcher message = MESSAGE.matcher(xml.getElementText().strip());
                if (message.matches()) {
                    boolean isCognitive = message.group(1).equals("cognitive");
                    (isCognitive ? cognitive : cyclomatic).put(place, Integer.parseInt(message.group(2)));
                }
            }
        }
        List<Method> methods = new ArrayList<>();
        cyclomatic.forEach((place, count) ->
                methods.add(new Method(place.file(), place.line(), count, cognitive.getOrDefault(place, 0))));
        return methods;
    }

    private static int number(XMLStreamReader xml, String attribute) {
        return Integer.parseInt(xml.getAttributeValue(null, attribute));
    }
}
