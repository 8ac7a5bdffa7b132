package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.GetPublicApiRequest;
import dev.aura.proto.code.v1.GetPublicApiResponse;
import dev.aura.proto.code.v1.GetPublicApiResponse.Module;
import dev.aura.proto.code.v1.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What modules show to others. */
public final class PublicApi {

    private static final int LIMIT_DEFAULT = 5_000;
    private static final int LIMIT_MAX = 50_000;

    private final Workspaces workspaces;

    public PublicApi(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public GetPublicApiResponse list(GetPublicApiRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        Map<String, List<Shown>> byLanguage = new TreeMap<>();
        List<SourceUnit> units = new ArrayList<>();
        ScanResult result = workspaces.scan(
                workspace, request.getPathsList(), Take.PARSED, Set.of(Part.OUTLINE), progress, file -> {
                    units.add(file.unit());
                    if (file.parsed() && file.role() != FileRole.TEST) {
                        byLanguage
                                .computeIfAbsent(file.language(), language -> new ArrayList<>())
                                .add(Shown.of(file));
                    }
                });
        GetPublicApiResponse.Builder response = GetPublicApiResponse.newBuilder();
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        byLanguage.forEach((language, files) -> {
            for (Module module : modules(language, files, units)) {
                int left = limit - shown(response);
                response.setTotal(response.getTotal() + module.getEntitiesCount());
                if (left > 0) {
                    response.addModules(module.toBuilder()
                            .clearEntities()
                            .addAllEntities(
                                    module.getEntitiesList().subList(0, Math.min(left, module.getEntitiesCount()))));
                }
            }
        });
        return response.setCoverage(result.coverage())
                .setFreshness(workspaces.quickFreshness(workspace, result))
                .build();
    }

    private static int shown(GetPublicApiResponse.Builder response) {
        return response.getModulesList().stream()
                .mapToInt(Module::getEntitiesCount)
                .sum();
    }

    /** A file with its public entities. */
    private record Shown(SourceUnit unit, List<Symbol> entities) {

        static Shown of(ScannedFile file) {
            List<Symbol> entities = new ArrayList<>();
            collect(file.analysis().entities(), file, entities);
            return new Shown(file.unit(), entities);
        }

        private static void collect(List<Entity> all, ScannedFile file, List<Symbol> into) {
            for (Entity entity : all) {
                if (entity.getPublic()) {
                    into.add(Symbol.newBuilder()
                            .setEntity(entity.toBuilder().clearChildren())
                            .setPath(file.path())
                            .setLanguage(file.language())
                            .build());
                    collect(entity.getChildrenList(), file, into);
                }
            }
        }
    }

    private List<Module> modules(String language, List<Shown> files, List<SourceUnit> units) {
        ModuleSystem.Index index = workspaces.settings().languages().modules(language, units);
        Map<String, Module.Builder> byName = new TreeMap<>();
        files.stream()
                .sorted(Comparator.comparing(file -> file.unit().path()))
                .filter(file -> !file.entities().isEmpty())
                .forEach(file -> byName.computeIfAbsent(
                                index.moduleOf(file.unit()),
                                name -> Module.newBuilder().setName(name).setLanguage(language))
                        .addAllEntities(file.entities()));
        return byName.values().stream().map(Module.Builder::build).toList();
    }
}
