package dev.aura.research.manifest;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of a small XML file. Document types are refused, and with them every entity but XML's own five: nothing is expanded and
 * nothing is fetched.
 */
final class XmlElement {

    private static final int DEPTH_MAX = 100;

    private final String name;
    private final int line;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(String name, int line) {
        this.name = name;
        this.line = line;
    }

    /** Parses a document and returns its root. */
    static XmlElement parse(byte[] xml) throws UnparsableManifest {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            String message = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
            throw new UnparsableManifest("line " + line + ": " + message.strip());
        }
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                XmlElement element = new XmlElement(
                        reader.getLocalName(), reader.getLocation().getLineNumber());
                if (open.size() >= DEPTH_MAX) {
                    throw new XMLStreamException("more than " + DEPTH_MAX + " elements deep");
                }
                if (open.isEmpty()) {
                    root = element;
                } else {
                    open.getLast().children.add(element);
                }
                open.addLast(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.removeLast();
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("document types and entities are not read", reader.getLocation());
            } else if (reader.isCharacters() && !open.isEmpty()) {
                open.getLast().text.append(reader.getText());
            }
        }
        if (root == null) {
            throw new XMLStreamException("no element");
        }
        return root;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    List<XmlElement> children() {
        return children;
    }

    String text() {
        return text.toString().strip();
    }

    @Nullable
    XmlElement child(String wanted) {
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** The text of a child; empty where there is none. */
    String text(String wanted) {
        XmlElement child = child(wanted);
        return child == null ? "" : child.text();
    }

    /** The children of a child; empty where there is none. */
    List<XmlElement> list(String wanted) {
        XmlElement child = child(wanted);
        return child == null ? List.of() : child.children;
    }
}
