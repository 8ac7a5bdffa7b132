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
        assertThat(body("try { o.wait(); } catch (IllegalStateException e) { }"))
                .containsExactly("empty-catch:3");
        assertThat(body("try { o.wait(); } catch (IllegalStateException ignored) { }"))
                .isEmpty();
        assertThat(body("try { o.wait(); } catch (IllegalStateException e) { /* gone already */ }"))
                .isEmpty();
        assertThat(body("try { o.wait(); } catch (Throwable t) { b = false; }")).containsExactly("catch-throwable:3");
        assertThat(body("try { o.wait(); } catch (Throwable t) { b = false; throw t; }"))
                .isEmpty();
        assertThat(body("try { o.wait(); } catch (InterruptedException e) { o.notify(); }"))
                .containsExactly("interrupt-swallowed:3");
        assertThat(body("try { o.wait(); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }"))
                .isEmpty();
        assertThat(body("try { o.wait(); } finally { return; }")).containsExactly("return-in-finally:3");
        assertThat(body("try { o.wait(); } finally { Runnable r = () -> { return; }; }"))
                .isEmpty();
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
                .containsExactly("synchronized-on-value:1");
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
        assertThat(body("try { o.wait(); } catch (IllegalStateException e) { e.printStackTrace(); }"))
                .containsExactly("print-stack-trace:3");
        assertThat(fixture.findings("src/test/java/ATest.java", "class A { void m() { System.exit(1); } }"))
                .isEmpty();
    }
}
