package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import dev.aura.proto.code.v1.TypeMetrics;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TypeMetricsTest {

    private static final Offset<Double> TINY = Offset.offset(1e-9);

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

    private TypeMetrics type(String name) {
        return measure(true).getTypesList().stream()
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MeasureResponse measure(boolean types) {
        return fixture.code.measure(MeasureRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setWithTypes(types)
                .build());
    }

    @Test
    void aJavaTypeHasItsMembersAndTheirComplexity() throws Exception {
        fixture.write("A.java", """
                class A {
                    int x;
                    int y;
                    A() { x = 1; }
                    int one(int a) { return a > 0 ? x : 0; }
                    int two() { new Thread() { public void run() { if (x > 0) y++; } }.start(); return y; }
                    static class Inner { int z; int m() { return z; } }
                }
                """);
        TypeMetrics outer = type("A");
        assertThat(outer.getKind()).isEqualTo(Entity.Kind.CLASS);
        assertThat(outer.getMethods()).isEqualTo(3);
        assertThat(outer.getFields()).isEqualTo(2);
        assertThat(outer.getWeightedMethods()).isEqualTo(1 + 2 + (1 + 2));
        assertThat(outer.getStartLine()).isEqualTo(1);
        assertThat(outer.getEndLine()).isEqualTo(8);
        assertThat(type("A.Inner").getWeightedMethods()).isEqualTo(1);
        assertThat(measure(false).getTypesList()).isEmpty();
    }

    @Test
    void javaNamesAreTakenByTheirScope() throws Exception {
        fixture.write("A.java", """
                class A {
                    int x;
                    int y;
                    int parameter(int x) { return x; }
                    int local() { int x = 2; return x; }
                    int field() { return x; }
                    int qualified(int x) { return this.x; }
                    int inner() { return new Object() { int x; int m() { return x; } }.m(); }
                    int captured() { Runnable r = new Runnable() { public void run() { y = 1; } }; return y; }
                    int other(A a) { return a.y; }
                }
                """);
        // {field, qualified} through x, {captured, other} through y, and three that use nothing.
        assertThat(type("A").getLcom4()).isEqualTo(5);
        assertThat(type("A").getTcc()).isEqualTo(2.0 / 21, TINY);
    }

    @Test
    void methodsThatCallEachOtherAreOfOneGroupAndSeeEachOthersFields() throws Exception {
        fixture.write("A.java", """
                class A {
                    int x;
                    int y;
                    public int a() { return hidden(); }
                    public int b() { return x; }
                    public int c() { return y; }
                    private int hidden() { return x; }
                    static int none() { return 0; }
                }
                """);
        assertThat(type("A").getLcom4()).isEqualTo(2);
        assertThat(type("A").getTcc()).isEqualTo(1.0 / 3, TINY);
    }

    @Test
    void aTypeWithoutMethodsOfAnObjectHasNoCohesion() throws Exception {
        fixture.write("A.java", "interface A { int a(); int b(); }\n");
        assertThat(type("A").hasLcom4()).isFalse();
        assertThat(type("A").hasTcc()).isFalse();
    }

    @Test
    void javaTypesAreCoupledByWhatTheyMention() throws Exception {
        fixture.write("p/A.java", "package p;\nimport q.B;\nclass A { B b; C c; String s; }\n");
        fixture.write("p/C.java", "package p;\nclass C { A a; static class Inner { q.B b; } }\n");
        fixture.write("q/B.java", "package q;\npublic class B { }\n");
        fixture.write("q/C.java", "package q;\npublic class C { B b; }\n");
        assertThat(type("A").getFanOut()).isEqualTo(2);
        assertThat(type("A").getFanIn()).isEqualTo(1);
        assertThat(type("B").getFanIn()).isEqualTo(2);
        assertThat(type("B").getFanOut()).isZero();
    }

    @Test
    void aPythonClassHasTheFieldsThatItsMethodsAssign() throws Exception {
        fixture.write("shop.py", """
                from stock import Stock

                class Shop:
                    limit = 3

                    def __init__(self, name):
                        self.name = name
                        self.stock = Stock()

                    def greet(self):
                        return f"hello from {self.name}"

                    def rename(self, name):
                        self.name = name

                    def count(self):
                        if self._all() > self.limit:
                            return 0
                        return self.inherited

                    def _all(self):
                        return len(self.stock.items)

                    @staticmethod
                    def free():
                        return 0
                """);
        fixture.write("stock.py", "class Stock:\n    pass\n");
        TypeMetrics shop = type("Shop");
        assertThat(shop.getMethods()).isEqualTo(6);
        assertThat(shop.getFields()).isEqualTo(3);
        assertThat(shop.getLcom4()).isEqualTo(2);
        assertThat(shop.getTcc()).isEqualTo(1.0 / 3, TINY);
        assertThat(shop.getFanOut()).isEqualTo(1);
        assertThat(type("Stock").getFanIn()).isEqualTo(1);
    }

    @Test
    void aTypeScriptClassIsCohesiveByWhatThisHas() throws Exception {
        fixture.write("src/a.ts", """
                import { Other } from './other';
                export class A {
                  private x = 1;
                  constructor(private readonly y: Other) {}
                  one() { return `x is ${this.x}`; }
                  two() { return [1].map(i => i + this.x); }
                  three() { const { y } = this; return y; }
                  four() { return function () { return this.x; }; }
                  static five() { return 5; }
                }
                """);
        fixture.write("src/other.ts", "export class Other {}\n");
        TypeMetrics type = type("A");
        assertThat(type.getFields()).isEqualTo(2);
        assertThat(type.getLcom4()).isEqualTo(3);
        assertThat(type.getFanOut()).isEqualTo(1);
    }

    @Test
    void methodsOfAGoTypeCountInWhateverFileOfThePackageTheyStand() throws Exception {
        fixture.write("go.mod", "module example.org/m\n");
        fixture.write("p/a.go", """
                package p

                import "example.org/m/q"

                type A struct {
                	x int
                	y q.B
                }

                func (a *A) One() int { return a.x }
                """);
        fixture.write("p/more.go", """
                package p

                func (a *A) Two() int {
                	if a.x > 0 {
                		return 1
                	}
                	return 0
                }

                func (a A) Three() int { return a.y.N }
                """);
        fixture.write("q/b.go", "package q\n\ntype B struct{ N int }\n");
        TypeMetrics type = type("A");
        assertThat(type.getMethods()).isEqualTo(3);
        assertThat(type.getWeightedMethods()).isEqualTo(4);
        assertThat(type.getLcom4()).isEqualTo(2);
        assertThat(type.getFanOut()).isEqualTo(1);
        assertThat(type("B").getFanIn()).isEqualTo(1);
    }

    @Test
    void aRustTypeHasTheMethodsOfItsImplementations() throws Exception {
        fixture.write("src/lib.rs", """
                pub struct A { x: u32, y: u32 }

                impl A {
                    pub fn new() -> Self { A { x: 0, y: 0 } }
                    pub fn one(&self) -> u32 { self.x }
                    pub fn two(&self) { println!("{}", self.x) }
                }

                impl std::fmt::Display for A {
                    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { write!(f, "{}", self.y) }
                }
                """);
        TypeMetrics type = type("A");
        assertThat(type.getMethods()).isEqualTo(4);
        assertThat(type.getFields()).isEqualTo(2);
        assertThat(type.getLcom4()).isEqualTo(2);
        assertThat(type.getTcc()).isEqualTo(1.0 / 3, TINY);
    }

    @Test
    void theMetricsAreTheSameFromTheCache() throws Exception {
        fixture.write("A.java", "class A { int x; int m() { return x; } int n() { return x; } }\n");
        TypeMetrics first = type("A");
        assertThat(type("A")).isEqualTo(first);
        assertThat(measure(true).getFreshness().getCachedFiles()).isEqualTo(1);
    }
}
