package dev.aura.research.scan;

import dev.aura.proto.research.v1.Package;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private BillOfMaterials() {}

    /** The document of a workspace. */
    public static String document(Path workspace, List<Package> packages) {
        Path name = workspace.getFileName();
        String project = name == null ? "/" : name.toString();
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
}
