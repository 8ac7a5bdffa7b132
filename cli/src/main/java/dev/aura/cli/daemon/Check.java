package dev.aura.cli.daemon;

/**
 * One line of the doctor.
 *
 * @param subject what was looked at
 * @param finding what was seen
 * @param remedy what to do; empty where all is well
 */
record Check(Verdict verdict, String subject, String finding, String remedy) {

    /** How well it is. */
    enum Verdict {
        OK,
        WARN,
        FAIL
    }

    static Check ok(String subject, String finding) {
        return new Check(Verdict.OK, subject, finding, "");
    }

    static Check warn(String subject, String finding, String remedy) {
        return new Check(Verdict.WARN, subject, finding, remedy);
    }

    static Check fail(String subject, String finding, String remedy) {
        return new Check(Verdict.FAIL, subject, finding, remedy);
    }
}
