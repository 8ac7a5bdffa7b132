package dev.aura.bench.process;

/** Takes the same time several times. */
final class Runs {

    private Runs() {}

    /** What is timed; gets the number of the run, from 0. */
    interface Timed {
        double run(int number) throws Exception;
    }

    static double[] of(int count, Timed timed) throws Exception {
        double[] times = new double[count];
        for (int run = 0; run < count; run++) {
            times[run] = timed.run(run);
        }
        return times;
    }
}
