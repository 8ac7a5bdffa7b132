package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaFindingsTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private java.util.List<String> body(String statements) {
        return fixture.findings(
                "A.java",
                "class A {\nvoid m(String s, Object o, boolean b) throws Exception {\n" + statements + "\n}\n}");
    }

    @Test
    void exceptionsThatAreDropped() {
        assertThat(body("try { o.hashCode(); } catch (IllegalStateException e) { }"))
                .containsExactly("empty-catch:3");
        assertThat(body("try { o.hashCode(); } catch (IllegalStateException ignored) { }"))
                .isEmpty();
        assertThat(body("try { o.hashCode(); } catch (IllegalStateException e) { /* gone already */ }"))
                .isEmpty();
        assertThat(body("try { o.hashCode(); } catch (Throwable t) { b = false; }"))
                .containsExactly("catch-throwable:3");
        assertThat(body("try { o.hashCode(); } catch (Throwable t) { b = false; throw t; }"))
                .isEmpty();
        assertThat(body("try { o.hashCode(); } catch (InterruptedException e) { o.notify(); }"))
                .containsExactly("interrupt-swallowed:3");
        assertThat(body("try { o.hashCode(); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }"))
                .isEmpty();
        assertThat(body("try { o.hashCode(); } finally { return; }")).containsExactly("return-in-finally:3");
        assertThat(body("try { o.hashCode(); } finally { Runnable r = () -> { return; }; }"))
                .isEmpty();
    }

    @Test
    void aStringThatIsComparedWithNullIsNoMistakeAboutIdentity() {
        assertThat(body("if (\"\" != null) { return; }")).isEmpty();
    }

    @Test
    void stringsComparedByIdentityComeWithAFix() {
        Finding finding = fixture.analyze("A.java", "class A { boolean m(String s) { return s != \"x\"; } }")
                .getFindings(0);
        assertThat(finding.getRuleId()).isEqualTo("java/string-equality");
        assertThat(finding.getEntity()).isEqualTo("A.m");
        assertThat(finding.getFix().getEdits(0).getText()).isEqualTo("!\"x\".equals(s)");
        assertThat(finding.getRange().getStart().getColumn()).isEqualTo(40);
        assertThat(finding.getRange().getEnd().getColumn()).isEqualTo(48);
        assertThat(body("b = s == o;")).isEmpty();
    }

    @Test
    void nothingIsFixedInAFileThatIsHalfWritten() {
        Finding finding = fixture.analyze(
                        "A.java", "class A {\nboolean m(String s) {\nreturn s != \"x\";\n}\nvoid n() {\nfoo(\n}\n}")
                .getFindings(0);
        assertThat(finding.getRuleId()).isEqualTo("java/string-equality");
        assertThat(finding.hasFix()).isFalse();
    }

    @Test
    void resourcesThatStayOpen() {
        assertThat(body("java.io.Reader r = new FileReader(s); r.read();")).containsExactly("resource-leak:3");
        assertThat(body("try (java.io.Reader r = new FileReader(s)) { r.read(); }"))
                .isEmpty();
        assertThat(body("java.io.Reader r = new FileReader(s); r.read(); r.close();"))
                .isEmpty();
        assertThat(body("java.io.Reader r = new FileReader(s); take(r);")).isEmpty();
    }

    @Test
    void casesThatFallThrough() {
        assertThat(body("switch (s) { case \"a\":\n b = true;\n case \"b\":\n break; }"))
                .containsExactly("switch-fallthrough:3");
        assertThat(body("switch (s) { case \"a\":\n b = true;\n // fall through\n case \"b\":\n break; }"))
                .isEmpty();
        assertThat(
                        body(
                                "switch (s) { case \"a\":\n case \"b\":\n if (b) { return; } else { throw new Error(); }\n case \"c\": }"))
                .isEmpty();
    }

    @Test
    void locksThatAreShared() {
        assertThat(body("synchronized (s) { }")).containsExactly("synchronized-on-value:3");
        assertThat(fixture.findings(
                        "A.java", "class A { Object l; void m() { l = new Object(); synchronized (l) { } } }"))
                .containsExactly("lock-reassigned:1");
        assertThat(fixture.findings(
                        "A.java", "class A { final Object l = new Object(); void m() { synchronized (l) { } } }"))
                .isEmpty();
    }

    @Test
    void valuesTiedToThemselves() {
        assertThat(body("s = s;")).containsExactly("self-assignment:3");
        assertThat(body("b = s.equals(s);")).containsExactly("self-comparison:3");
        assertThat(fixture.findings("A.java", "class A { int x; A(int y) { this.x = x; } }"))
                .containsExactly("self-assignment:1");
        assertThat(fixture.findings("A.java", "class A { int x; A(int x) { this.x = x; } }"))
                .isEmpty();
    }

    @Test
    void membersOfClasses() {
        assertThat(fixture.findings("A.java", "class A { public boolean equals(Object o) { return true; } }"))
                .containsExactly("equals-without-hashcode:1");
        assertThat(fixture.findings("A.java", "abstract class A { public boolean equals(Object o) { return true; } }"))
                .isEmpty();
        assertThat(
                        fixture.findings(
                                "A.java",
                                "class A { public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }"))
                .isEmpty();
        assertThat(fixture.findings(
                        "A.java", "public class A {\n public static int count;\n public static final int MAX = 1; }"))
                .containsExactly("mutable-static:2");
        assertThat(fixture.findings("A.java", "class A { static final SimpleDateFormat F = null; }"))
                .containsExactly("static-date-format:1");
        assertThat(
                        fixture.findings(
                                "A.java",
                                "class A { static final SimpleDateFormat F = null; void m() { synchronized (F) { F.format(d); } } }"))
                .isEmpty();
        assertThat(fixture.findings(
                        "A.java", "class A { Integer l = new Integer(1); void m() { synchronized (l) { use(l); } } }"))
                .isEmpty();
        assertThat(fixture.findings(
                        "A.java", "class A {\n private int unused;\n private int used;\n int get() { return used; } }"))
                .containsExactly("unused-private:2");
        assertThat(fixture.findings(
                        "A.java", "class A { private volatile int v; static Object U = of(A.class, \"v\"); }"))
                .isEmpty();
    }

    @Test
    void callsThatSurprise() {
        assertThat(body("System.exit(1);")).containsExactly("system-exit:3");
        assertThat(fixture.findings("A.java", "class A { public static void main(String[] a) { System.exit(1); } }"))
                .isEmpty();
        assertThat(body("o = list.stream().findFirst().get();")).containsExactly("optional-get:3");
        assertThat(body("o = new BigDecimal(0.1);")).containsExactly("bigdecimal-from-double:3");
        assertThat(body("o = new BigDecimal(0.5);")).isEmpty();
        assertThat(body("try { o.hashCode(); } catch (IllegalStateException e) { e.printStackTrace(); }"))
                .containsExactly("print-stack-trace:3");
        assertThat(fixture.findings("src/test/java/ATest.java", "class A { void m() { System.exit(1); } }"))
                .isEmpty();
    }

    private Finding only(String text) {
        assertThat(fixture.analyze("A.java", text).getFindingsList()).hasSize(1);
        return fixture.analyze("A.java", text).getFindings(0);
    }

    @Test
    void threadsThatWaitOrLockUnsafely() {
        assertThat(body("synchronized (o) { if (b) o.wait(); o.notify(); }")).containsExactly("wait-outside-loop:3");
        assertThat(body("synchronized (o) { while (b) o.wait(); o.notify(); }")).isEmpty();
        assertThat(body("Thread t = new Thread(() -> {}); t.run();")).containsExactly("thread-run:3");
        assertThat(body("Thread t = new Thread(() -> {}); t.start(); Runnable r = null; r.run();"))
                .isEmpty();
        assertThat(fixture.findings(
                        "A.java",
                        "class A { ReentrantLock l; void m() {\n l.lock();\n go();\n l.unlock();\n} void go() {} }"))
                .containsExactly("lock-without-finally:2");
        assertThat(fixture.findings(
                        "A.java",
                        "class A { ReentrantLock l; int i; void m() { l.lock(); try { go(); } finally { l.unlock(); } } void go() {}"
                                + " void n() { l.lock(); i++; l.unlock(); } }"))
                .isEmpty();
    }

    @Test
    void doubleCheckedLockingNeedsAVolatileField() {
        String text = "class A { private static @ A a; static A get() { if (a == null) { synchronized (A.class) {"
                + " if (a == null) { a = new A(); } } } return a; } }";
        Finding finding = only(text.replace("@ ", ""));
        assertThat(finding.getRuleId()).isEqualTo("java/double-checked-locking");
        assertThat(finding.getFix().getEdits(0).getText()).isEqualTo("volatile ");
        assertThat(fixture.findings("A.java", text.replace("@", "volatile"))).isEmpty();
        assertThat(fixture.findings("A.java", text.replace("@ ", "").replace("if (a == null) { a = ", "{ a = ")))
                .isEmpty();
    }

    @Test
    void resultsThatAreDropped() {
        assertThat(body("s.trim();")).containsExactly("ignored-result:3");
        assertThat(body("BigDecimal d = null; d.add(d);")).containsExactly("ignored-result:3");
        assertThat(body(
                        "s = s.trim(); StringBuilder t = null; t.replace(0, 1, s); try { s.substring(3); } catch (Exception e)"
                                + " { b = false; }"))
                .isEmpty();
        assertThat(body("if (b) { new IllegalStateException(s); }")).containsExactly("exception-not-thrown:3");
        assertThat(body("if (b) { throw new IllegalStateException(s); }")).isEmpty();
        assertThat(body("Supplier<Object> f = () -> new IllegalStateException(s); f = () -> s.trim();"))
                .isEmpty();
    }

    @Test
    void comparisonsThatNeverHoldWhatTheySay() {
        assertThat(body("byte[] x = null; b = x.equals(o);")).containsExactly("array-equals:3");
        assertThat(only("class A { String m(int[] x) { return x.toString(); } }")
                        .getFix()
                        .getEdits(0)
                        .getText())
                .isEqualTo("java.util.Arrays.toString(x)");
        assertThat(body("b = s.equals(o); String t = s.toString();")).isEmpty();
        assertThat(body("b = o.equals(null);")).containsExactly("equals-null:3");
        assertThat(body("Integer x = 1, y = 2; b = x == y;")).containsExactly("boxed-equality:3");
        assertThat(body("Integer x = 1; int y = 2; b = x == y || x == null;")).isEmpty();
    }

    @Test
    void branchesThatDecideNothing() {
        assertThat(body("if (s == o) { b = true; } else if (b) { b = false; } else if (s == o) { s = null; }"))
                .containsExactly("duplicate-condition:3");
        assertThat(body("if (s.length() > hashCode()) { b = true; } else if (s.length() > hashCode()) { b = false; }"))
                .isEmpty();
        assertThat(body("if (b) { s = null; } else { s = null; }")).containsExactly("identical-branches:3");
        assertThat(body("if (b) { s = null; } else { s = \"\"; }")).isEmpty();
    }

    @Test
    void statementsForDatabasesArePutTogetherFromValues() {
        assertThat(body("java.sql.Statement q = null; q.executeQuery(\"select * from t where name = '\" + s + \"'\");"))
                .containsExactly("sql-concatenation:3");
        assertThat(
                        body(
                                "java.sql.Statement q = null; int id = 1; q.execute(\"select * from \" + s);"
                                        + " q.execute(\"delete from t where id = \" + id); q.execute(\"select a from t where a = ?\");"))
                .isEmpty();
    }

    @Test
    void secretsRestOnWeakGround() {
        assertThat(fixture.findings(
                        "A.java", "class A { String generateToken() { return \"\" + new Random().nextInt(); } }"))
                .containsExactly("weak-random:1");
        assertThat(fixture.findings("A.java", "class A { int dice() { return new Random().nextInt(); } }"))
                .isEmpty();
        assertThat(fixture.findings(
                        "A.java", "class A { Object hashPassword() { return MessageDigest.getInstance(\"MD5\"); } }"))
                .containsExactly("weak-hash:1");
        assertThat(fixture.findings(
                        "A.java", "class A { Object etag() { return MessageDigest.getInstance(\"MD5\"); } }"))
                .isEmpty();
        assertThat(body("o = Cipher.getInstance(\"AES\");")).containsExactly("weak-cipher:3");
        assertThat(body("o = Cipher.getInstance(\"AES/GCM/NoPadding\");")).isEmpty();
    }

    @Test
    void collectionsAreChangedInLoopsOverThemselves() {
        assertThat(body("ArrayList<String> all = null; for (String one : all) { if (b) all.remove(one); }"))
                .containsExactly("modified-while-iterated:3");
        assertThat(body("List<String> all = new ArrayList<>(); for (String one : all) { all.add(one); }"))
                .containsExactly("modified-while-iterated:3");
        assertThat(body("ArrayList<String> all = null; for (String one : all) { if (b) { all.remove(one); break; } }"))
                .isEmpty();
        assertThat(body("List<String> all = null; for (String one : all) { all.remove(one); }"))
                .isEmpty();
    }
}
