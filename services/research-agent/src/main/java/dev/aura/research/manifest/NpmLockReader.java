package dev.aura.research.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Streams an npm lock file into packages by place ({@code node_modules/a/node_modules/b}), keeping lines. Version 1 nests packages
 * instead of naming places; both become the same map. In version 2, which holds both, {@code packages} wins.
 */
final class NpmLockReader {

    private static final Set<String> DEPENDENCY_FIELDS =
            Set.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");
    private static final int DEPTH_MAX = 100;

    private final JsonParser json;

    private NpmLockReader(JsonParser json) {
        this.json = json;
    }

    static Map<String, NpmPackage> read(byte[] bytes) throws UnparsableManifest {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            return new NpmLockReader(parser).document();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UnparsableManifest("line " + line + ": " + e.getOriginalMessage());
        }
    }

    private Map<String, NpmPackage> document() throws UnparsableManifest {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnparsableManifest("not a JSON object");
        }
        Map<String, NpmPackage> flat = new LinkedHashMap<>();
        Map<String, NpmPackage> nested = new LinkedHashMap<>();
        List<String> top = new ArrayList<>();
        boolean known = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            known |= field.equals("lockfileVersion");
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            if (object && field.equals("packages")) {
                flat(flat);
            } else if (object && field.equals("dependencies")) {
                nested("", nested, top, 0);
            } else {
                json.skipChildren();
            }
        }
        if (!known && flat.isEmpty() && nested.isEmpty()) {
            throw new UnparsableManifest("not a lock file of npm: no `lockfileVersion`");
        }
        if (flat.isEmpty() && !nested.isEmpty()) {
            nested.put("", new NpmPackage("", "", "", "", false, top, 0));
        }
        return flat.isEmpty() ? nested : flat;
    }

    private void flat(Map<String, NpmPackage> into) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String place = json.currentName();
            int line = json.currentTokenLocation().getLineNr();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                Fields fields = new Fields();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String field = json.currentName();
                    fields.take(field, json.nextToken());
                }
                into.put(place, fields.toPackage(line));
            }
        }
    }

    private void nested(String base, Map<String, NpmPackage> into, List<String> names, int depth)
            throws UnparsableManifest {
        if (depth > DEPTH_MAX) {
            throw new UnparsableManifest("more than " + DEPTH_MAX + " packages deep");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            String place = base + "node_modules/" + name;
            int line = json.currentTokenLocation().getLineNr();
            names.add(name);
            if (json.nextToken() == JsonToken.START_OBJECT) {
                Fields fields = new Fields();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String field = json.currentName();
                    JsonToken value = json.nextToken();
                    if (field.equals("dependencies") && value == JsonToken.START_OBJECT) {
                        nested(place + "/", into, new ArrayList<>(), depth + 1);
                    } else {
                        fields.take(field.equals("requires") ? "dependencies" : field, value);
                    }
                }
                into.put(place, fields.toPackage(line));
            }
        }
    }

    /** The fields of one package as they come. */
    private final class Fields {
        private String name = "";
        private String version = "";
        private String resolved = "";
        private String scope = "";
        private boolean link;
        private final List<String> dependencies = new ArrayList<>();

        void take(String field, JsonToken value) {
            if (value == JsonToken.VALUE_STRING) {
                switch (field) {
                    case "name" -> name = json.getString();
                    case "version" -> version(json.getString());
                    case "resolved" -> resolved = json.getString();
                    default -> {}
                }
            } else if (value == JsonToken.VALUE_TRUE) {
                switch (field) {
                    case "link" -> link = true;
                    case "dev", "devOptional" -> scope = "dev";
                    case "optional", "peer" -> scope = scope.isEmpty() ? field : scope;
                    default -> {}
                }
            } else if (value == JsonToken.START_OBJECT && DEPENDENCY_FIELDS.contains(field)) {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    dependencies.add(json.currentName());
                    json.nextToken();
                    json.skipChildren();
                }
            } else {
                json.skipChildren();
            }
        }

        /** Version 1 writes an alias as {@code npm:name@version}. */
        private void version(String text) {
            int at = text.lastIndexOf('@');
            if (text.startsWith("npm:") && at > "npm:".length()) {
                name = text.substring("npm:".length(), at);
                version = text.substring(at + 1);
            } else {
                version = text;
            }
        }

        NpmPackage toPackage(int line) {
            return new NpmPackage(name, version, resolved, scope, link, List.copyOf(dependencies), line);
        }
    }
}
