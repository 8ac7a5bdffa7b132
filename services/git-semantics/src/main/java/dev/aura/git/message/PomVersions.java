package dev.aura.git.message;

import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the versions that a Maven project file names: parent, dependencies, plugins, extensions, and properties of versions. */
final class PomVersions {

    private static final int DEPTH_MAX = 200;

    private final Map<String, String> versions = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private final String[] names = new String[DEPTH_MAX];
    private final Coordinate[] coordinates = new Coordinate[DEPTH_MAX];
    private int depth;

    private PomVersions() {}

    private static final class Coordinate {
        private String group = "org.apache.maven.plugins";
        private @Nullable String artifact;
        private String version = "*";
    }

    /** Names with versions; what does not parse names none. */
    static Map<String, String> read(String pom) {
        PomVersions reader = new PomVersions();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader events = factory.createXMLStreamReader(new StringReader(pom));
            while (events.hasNext() && reader.depth < DEPTH_MAX) {
                reader.take(events.next(), events);
            }
            events.close();
        } catch (XMLStreamException e) {
            return Map.of();
        }
        return reader.versions;
    }

    private void take(int event, XMLStreamReader events) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                names[depth] = events.getLocalName();
                coordinates[depth] = new Coordinate();
                depth++;
                text.setLength(0);
            }
            case XMLStreamConstants.CHARACTERS -> text.append(events.getText());
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                end(names[depth], text.toString().strip());
                text.setLength(0);
            }
            default -> {
                // Comments and the like say nothing of versions.
            }
        }
    }

    private void end(String name, String value) {
        if (depth == 0) {
            String own = coordinates[0].version;
            if (name.equals("project") && !own.equals("*")) {
                versions.put(DependencyChange.OWN_VERSION, own);
            }
            return;
        }
        Coordinate parent = coordinates[depth - 1];
        switch (name) {
            case "groupId" -> parent.group = value;
            case "artifactId" -> parent.artifact = value;
            case "version" -> parent.version = value;
            case "parent", "dependency", "plugin", "extension" -> keep(coordinates[depth]);
            default -> {
                boolean property = names[depth - 1].equals("properties") && depth <= 4;
                if (property && name.contains("version") && !value.isEmpty()) {
                    versions.put("property " + name, value);
                }
            }
        }
    }

    private void keep(Coordinate coordinate) {
        if (coordinate.artifact != null) {
            versions.merge(
                    coordinate.group + ":" + coordinate.artifact,
                    coordinate.version,
                    (one, other) -> one.equals("*") ? other : one);
        }
    }
}
