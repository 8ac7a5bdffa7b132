package dev.aura.code.ecma;

import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.flow.FlowLanguage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is particular to values that move through JavaScript and TypeScript. */
final class EcmaCalls implements FlowLanguage {

    private static final Map<String, Effect> CONTAINERS = Map.ofEntries(
            Map.entry("push", Effect.KEEPS),
            Map.entry("unshift", Effect.KEEPS),
            Map.entry("add", Effect.KEEPS),
            Map.entry("set", Effect.KEEPS),
            Map.entry("fill", Effect.KEEPS),
            Map.entry("pop", Effect.GIVES),
            Map.entry("shift", Effect.GIVES),
            Map.entry("at", Effect.GIVES),
            Map.entry("get", Effect.GIVES),
            Map.entry("slice", Effect.GIVES_ALL),
            Map.entry("splice", Effect.GIVES_ALL),
            Map.entry("concat", Effect.GIVES_ALL),
            Map.entry("reverse", Effect.GIVES_ALL),
            Map.entry("sort", Effect.GIVES_ALL),
            Map.entry("values", Effect.GIVES_ALL),
            Map.entry("flat", Effect.GIVES_ALL),
            Map.entry("forEach", Effect.CALLS),
            Map.entry("find", Effect.CALLS),
            Map.entry("findLast", Effect.CALLS),
            Map.entry("some", Effect.CALLS),
            Map.entry("every", Effect.CALLS),
            Map.entry("filter", Effect.SIFTS),
            Map.entry("map", Effect.MAPS),
            Map.entry("flatMap", Effect.MAPS),
            Map.entry("reduce", Effect.FOLDS),
            Map.entry("reduceRight", Effect.FOLDS));

    /** Functions outside that call what they are given. */
    private static final Set<String> CALLING = Set.of(
            "then",
            "catch",
            "finally",
            "map",
            "forEach",
            "filter",
            "reduce",
            "some",
            "every",
            "find",
            "findIndex",
            "flatMap",
            "sort",
            "setTimeout",
            "setInterval",
            "setImmediate",
            "nextTick",
            "queueMicrotask",
            "requestAnimationFrame",
            "on",
            "once",
            "addListener",
            "addEventListener",
            "Promise",
            "useEffect",
            "useCallback",
            "useMemo");

    /** What every environment, browsers and Node.js have without an import. */
    private static final Set<String> GLOBALS = Set.copyOf(List.of(("AbortController AggregateError Array ArrayBuffer"
                    + " AsyncFunction Atomics BigInt Blob Boolean Buffer CustomEvent DOMException DataView Date Document Element"
                    + " Error EvalError Event EventTarget FormData Function Headers HTMLElement Infinity Intl JSON Map Math NaN"
                    + " Node Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Request Response Set String"
                    + " Symbol SyntaxError TextDecoder TextEncoder TypeError URIError URL URLSearchParams Uint8Array WeakMap"
                    + " WeakRef WeakSet WebSocket Worker XMLHttpRequest __dirname __filename alert arguments atob btoa"
                    + " clearInterval clearTimeout confirm console crypto decodeURIComponent document encodeURIComponent escape"
                    + " eval fetch global globalThis history isFinite isNaN localStorage location navigator parseFloat parseInt"
                    + " performance process prompt queueMicrotask requestAnimationFrame require self sessionStorage setImmediate"
                    + " setInterval setTimeout structuredClone undefined unescape window")
            .split(" ")));

    @Override
    public Set<String> languages() {
        return Set.of(Dialect.JAVASCRIPT.language(), Dialect.TYPESCRIPT.language());
    }

    @Override
    public Modules modules(Collection<CallUnit> units) {
        Map<String, SourceUnit> sources = new HashMap<>();
        units.forEach(unit -> sources.put(unit.path(), new SourceUnit(unit.path(), unit.module(), List.of())));
        return new Files(sources, new EcmaModules().index(sources.values()));
    }

    private record Files(Map<String, SourceUnit> sources, ModuleSystem.Index index) implements Modules {

        @Override
        public Optional<String> find(String importer, String name) {
            SourceUnit source = sources.get(importer);
            return source == null
                    ? Optional.empty()
                    : index.filesOf(source, name, List.of()).stream().findFirst();
        }

        @Override
        public Optional<String> below(String module, String name) {
            return Optional.empty();
        }
    }

    @Override
    public String constructor() {
        return "constructor";
    }

    @Override
    public String callable() {
        return "";
    }

    @Override
    public Effect effect(String function) {
        return CONTAINERS.getOrDefault(function, Effect.NONE);
    }

    @Override
    public boolean givesHolder() {
        return true;
    }

    @Override
    public boolean brings(String name) {
        return GLOBALS.contains(name);
    }

    @Override
    public boolean callsBack(String name) {
        return CALLING.contains(name);
    }

    @Override
    public String[] iteration() {
        return new String[] {"@@iterator", "next", "value"};
    }
}
