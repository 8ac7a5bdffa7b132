package dev.aura.code.python.calls;

import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.flow.FlowLanguage;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is particular to values that move through Python. */
public final class PythonCalls implements FlowLanguage {

    private static final Map<String, Effect> CONTAINERS = Map.ofEntries(
            Map.entry("append", Effect.KEEPS),
            Map.entry("appendleft", Effect.KEEPS),
            Map.entry("add", Effect.KEEPS),
            Map.entry("insert", Effect.KEEPS),
            Map.entry("setdefault", Effect.KEEPS),
            Map.entry("put", Effect.KEEPS),
            Map.entry("extend", Effect.KEEPS_ALL),
            Map.entry("update", Effect.KEEPS_ALL),
            Map.entry("get", Effect.GIVES),
            Map.entry("pop", Effect.GIVES),
            Map.entry("popleft", Effect.GIVES),
            Map.entry("send", Effect.GIVES),
            Map.entry("__next__", Effect.GIVES),
            Map.entry("__enter__", Effect.GIVES),
            Map.entry("values", Effect.GIVES_ALL),
            Map.entry("copy", Effect.GIVES_ALL));

    /** Functions outside that call what they are given. */
    private static final Set<String> CALLING = Set.of(
            "map",
            "filter",
            "sorted",
            "sort",
            "min",
            "max",
            "reduce",
            "Thread",
            "Process",
            "Timer",
            "submit",
            "apply_async",
            "starmap",
            "register",
            "call_soon",
            "call_later",
            "run_in_executor",
            "add_done_callback",
            "to_thread",
            "create_task",
            "takewhile",
            "dropwhile",
            "groupby",
            "defaultdict",
            "addCleanup",
            "callback");

    private static final Set<String> BUILTINS =
            new HashSet<>(Arrays.asList(("ArithmeticError AssertionError AttributeError"
                            + " BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError"
                            + " ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning"
                            + " EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError"
                            + " FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning"
                            + " IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError"
                            + " MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError"
                            + " OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError"
                            + " ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError"
                            + " SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError"
                            + " UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning"
                            + " ValueError Warning ZeroDivisionError __build_class__ __debug__ __doc__ __file__ __import__ __loader__"
                            + " __name__ __package__ __path__ __spec__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes"
                            + " callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec"
                            + " exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance"
                            + " issubclass iter len license list locals map max memoryview min next object oct open ord pow print"
                            + " property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type"
                            + " vars zip unicode basestring long xrange raw_input unichr reduce file cmp")
                    .split(" ")));

    @Override
    public Modules modules(Collection<CallUnit> units) {
        return new PythonModuleFiles(units);
    }

    @Override
    public String constructor() {
        return "__init__";
    }

    @Override
    public String callable() {
        return "__call__";
    }

    @Override
    public Effect effect(String function) {
        return CONTAINERS.getOrDefault(function, Effect.NONE);
    }

    @Override
    public boolean givesHolder() {
        return false;
    }

    @Override
    public boolean brings(String name) {
        return BUILTINS.contains(name);
    }

    @Override
    public boolean callsBack(String name) {
        return CALLING.contains(name);
    }

    @Override
    public String[] iteration() {
        return new String[] {"__iter__", "__next__", ""};
    }
}
