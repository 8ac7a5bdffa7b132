/**
 * {@code aura report}: one page from all services about a repository. {@link dev.aura.cli.report.ReportCommand} is the entry; questions
 * are asked at the same time on virtual threads, the page is printed on the main thread. A report is a view over rpcs, not one itself.
 */
@NullMarked
package dev.aura.cli.report;

import org.jspecify.annotations.NullMarked;
