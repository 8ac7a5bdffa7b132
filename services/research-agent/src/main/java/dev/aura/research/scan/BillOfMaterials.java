package dev.aura.research.scan;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.proto.research.v1.Package;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bill of materials in CycloneDX 1.6 JSON (ECMA-424). The same dependencies give the same bytes: no time, and a serial number made
 * from the content.
 */
public final class BillOfMaterials {

    private static final int PROBE_BYTES = 4096;

    private BillOfMaterials() {}

    /** The document. */
    static String document(String project, List<Package> packages) {
        JsonMapper mapper = JsonMapper.shared();
        ArrayNode components = mapper.createArrayNode();
        for (Package found : packages) {
            ObjectNode component = components.addObject();
            component.put("type", "library").put("bom-ref", found.getPurl());
            putName(component, found);
            component.put("version", found.getVersion()).put("purl", found.getPurl());
        }
        UUID serial = UUID.nameUUIDFromBytes((project + "\n" + components).getBytes(StandardCharsets.UTF_8));
        ObjectNode bom = mapper.createObjectNode();
        bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("serialNumber", "urn:uuid:" + serial);
        bom.put("version", 1);
        ObjectNode metadata = bom.putObject("metadata");
        ObjectNode tool = metadata.putObject("tools").putArray("components").addObject();
        tool.put("type", "application").put("name", "aura");
        metadata.putObject("component")
                .put("type", "application")
                .put("bom-ref", "workspace")
                .put("name", project);
        bom.set("components", components);
        ObjectWriter writer = mapper.writerWithDefaultPrettyPrinter();
        return writer.writeValueAsString(bom) + "\n";
    }

    private static void putName(ObjectNode component, Package found) {
        String name = found.getName();
        int cut = found.getEcosystem().equals("Maven")
                ? name.indexOf(':')
                : name.startsWith("@") ? name.indexOf('/') : -1;
        if (cut > 0) {
            component.put("group", name.substring(0, cut));
        }
        component.put("name", name.substring(cut + 1));
    }

    /**
     * Writes the document. A relative path must stay in the workspace; an absolute one may lie anywhere. A file that is there is
     * replaced only where it is such a document itself, so that no caller can overwrite something else.
     *
     * @return where it was written
     */
    public static Path write(Workspace workspace, String target, List<Package> packages) {
        Path path = place(workspace, target);
        requireReplaceable(path);
        Path name = workspace.root().getFileName();
        String document = document(name == null ? "/" : name.toString(), packages);
        Path directory = path.getParent();
        try {
            Path temporary = Files.createTempFile(directory, ".aura-", ".sbom");
            try {
                Files.writeString(temporary, document);
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return path;
        } catch (IOException e) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "SBOM_UNWRITABLE",
                    "cannot write " + path + ": " + e + "; give a file in a directory that exists and can be written",
                    e);
        }
    }

    private static Path place(Workspace workspace, String target) {
        try {
            Path path = Path.of(target);
            return path.isAbsolute() ? path.normalize() : workspace.resolve(target);
        } catch (InvalidPathException e) {
            throw Faults.of(Status.Code.INVALID_ARGUMENT, "BAD_PATH", "`" + target + "` is no path", e);
        }
    }

    private static void requireReplaceable(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean ours = false;
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream input = Files.newInputStream(path)) {
                String start = new String(input.readNBytes(PROBE_BYTES), StandardCharsets.UTF_8);
                ours = start.isBlank() || start.contains("\"CycloneDX\"");
            } catch (IOException unreadable) {
                ours = false;
            }
        }
        if (!ours) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "SBOM_PATH_TAKEN",
                    path + " exists and is no CycloneDX document; choose another path or remove it");
        }
    }
}
