package dev.aura.code.query;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.Indexes;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.FindDefinitionResponse.Definition;
import dev.aura.proto.code.v1.Symbol;
import dev.aura.proto.mesh.v1.Position;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;

/**
 * What a question about a position means: the declaration that stands there, or that is called there, or that the name stands for.
 *
 * @param name the name there
 * @param model the calls of its language
 * @param entities outlines
 * @param symbol the declaration; empty where there is none in the workspace
 */
record Aim(NameAt name, CallModels.Model model, Entities entities, Optional<Symbol> symbol) {

    static Aim of(
            Workspaces workspaces,
            Indexes indexes,
            CallModels models,
            Workspace workspace,
            String path,
            Position position,
            ProgressMeter progress) {
        NameAt name = NameAt.find(workspaces.settings(), workspace, path, position, List.of());
        String language = workspaces.settings().languages().language(name.path());
        CallModels.Model model = models.now(workspace, indexes, language, progress)
                .orElseThrow(() -> Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "UNSUPPORTED_LANGUAGE",
                        "calls are not tied in " + language + " yet; ask for the references of `" + name.text() + "`"));
        Entities entities = new Entities(workspaces, workspace, progress);
        return new Aim(name, model, entities, symbol(indexes, workspace, name, position, model, entities, progress));
    }

    private static Optional<Symbol> symbol(
            Indexes indexes,
            Workspace workspace,
            NameAt name,
            Position position,
            CallModels.Model model,
            Entities entities,
            ProgressMeter progress) {
        Place here = name.place();
        Optional<Symbol> declared =
                entities.at(here).filter(symbol -> Entities.nameOf(symbol).equals(here));
        if (declared.isPresent()) {
            return declared;
        }
        Optional<TiedCall> call = calledAt(model, here);
        if (call.isPresent()) {
            return call.get().targets().stream().findFirst().flatMap(entities::at);
        }
        return indexes
                .ask(
                        workspace,
                        List.of(),
                        progress,
                        view -> Definitions.candidates(indexes.settings(), view, name, position))
                .stream()
                .findFirst()
                .map(Definition::getSymbol);
    }

    /** The call whose name stands at a place. */
    static Optional<TiedCall> calledAt(CallModels.Model model, Place here) {
        return model.ask(index -> index.callsIn(here.path()).stream()
                .filter(call -> call.line() == here.line() && call.column() == here.column())
                .findFirst());
    }
}
