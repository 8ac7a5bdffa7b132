package dev.aura.code;

import java.util.List;

/** A file in which something is being written, and what its outline has before and after that. */
enum HalfWrittenSample {
    GO("a.go", """
            package a

            // raw { is no block
            const raw = `{
            `

            func before(x int) int {
                switch x {
                case 1:
                    return 2
                }
                return x
            }

            func (t *T) written(x string) {
                if x != "" {
                    HERE
                }
            }

            // after } is documented.
            func after() int {
                return 1
            }

            type T struct{ held int }
            """, "before:7, T.written:15", "after:22, T:26"),
    RUST("a.rs", """
            struct A<'a> { held: &'a str }

            impl<'a> A<'a> {
                fn before(&self, x: i32) -> i32 {
                    match x {
                        1 => '{' as i32,
                        _ => x,
                    }
                }

                fn written(&self, x: &str) {
                    if x.is_empty() {
                        HERE
                    }
                }

                /// After }.
                fn after<T>(&self) -> &str
                where
                    T: Copy,
                {
                    r#"{ "raw" "#
                }
            }

            fn last() {}
            """, "A:1, A.before:4, A.written:11", "A.after:18, last:26"),
    TYPESCRIPT("a.ts", """
            export function before(x: number): string {
                return x > 1 ? `{ ${x} }` : /[{]/.source
            }

            export class A {
                private held = { it: 1 }

                written(x: string): void {
                    if (x) {
                        HERE
                    }
                }

                /** After }. */
                after(): number {
                    return 1
                }
            }

            export const last = (x: number) => {
                return x
            }
            """, "before:1, A:5, A.held:6, A.written:8", "A.after:15, last:20"),
    TSX("a.tsx", """
            export function Before(props: { x: number }) {
                return <p title="{">it's {props.x}</p>
            }

            export function Written(props: { x: string }) {
                if (props.x) {
                    HERE
                }
                return null
            }

            export function After() {
                return (
                    <div>
                        {[1].map(x => (
                            <p key={x}>{x}</p>
                        ))}
                    </div>
                )
            }
            """, "Before:1, Written:5", "After:12"),
    JAVASCRIPT("a.js", """
            'use strict'

            function before(x) {
                return x.replace(/["'{]/g, `{${x}`)
            }

            module.exports = function written(x) {
                if (x) {
                    HERE
                }
            }

            function after() {
                return {
                    a: 1,
                }
            }

            class Last {
                within() {}
            }
            """, "before:3", "after:13, Last:19, Last.within:20");

    private final String path;
    private final String text;
    private final String before;
    private final String after;

    HalfWrittenSample(String path, String text, String before, String after) {
        this.path = path;
        this.text = text;
        this.before = before;
        this.after = after;
    }

    String path() {
        return path;
    }

    /** Names and lines of what stands before the place of writing, the function there included. */
    List<String> before() {
        return List.of(before.split(", "));
    }

    /** Those of what stands before and after. */
    List<String> around() {
        return List.of((before + ", " + after).split(", "));
    }

    /** Those of all but the function that is being written. */
    List<String> others() {
        return around().stream().filter(name -> !name.contains("ritten")).toList();
    }

    String with(String statement) {
        return text.replace("HERE", statement);
    }

    String upTo(String end) {
        return text.substring(0, text.indexOf("HERE")) + end;
    }
}
