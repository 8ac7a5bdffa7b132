package dev.aura.bench.process;

/** The least a JVM can do: against its start, that of a command on another machine can be judged. */
public final class Hello {

    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
