package dev.aura.research.scan;

import dev.aura.proto.research.v1.Package;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding;
import dev.aura.research.advisory.AdvisoryMatcher;
import dev.aura.research.advisory.AdvisoryMatcher.Match;
import dev.aura.research.advisory.AdvisoryReader;
import dev.aura.research.advisory.Weakness;
import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.manifest.Dependency;
import dev.aura.research.manifest.ManifestScan;
import dev.aura.research.progress.ProgressReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Matches dependencies with advisories. */
public final class DependencyScan {

    /** A hostile lock file must not become an answer of gigabytes. */
    private static final int FINDINGS_MAX = 20_000;

    /** Most severe first; ties in a fixed order, so that two runs give the same page. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::getSeverity)
            .thenComparingDouble(Finding::getScore)
            .reversed()
            .thenComparing(finding -> finding.getPackage().getPurl())
            .thenComparing(Finding::getAdvisoryId)
            .thenComparing(Finding::getManifest)
            .thenComparingInt(Finding::getLine);

    private DependencyScan() {}

    /** The response without snapshot and bill of materials. */
    public static ScanDependenciesResponse.Builder match(
            ManifestScan.Result manifests, AdvisoryReader advisories, ProgressReport progress) {
        AdvisoryMatcher matcher = new AdvisoryMatcher(advisories);
        Map<Coordinate, Match> matches = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        List<Dependency> dependencies = manifests.dependencies().dependencies();
        int done = 0;
        for (Dependency dependency : dependencies) {
            progress.at("matching advisories", done++, dependencies.size());
            Match match = matches.computeIfAbsent(dependency.coordinate(), matcher::match);
            for (Weakness weakness : match.weaknesses()) {
                if (findings.size() < FINDINGS_MAX) {
                    findings.add(finding(dependency, weakness));
                }
            }
        }
        progress.done("matching advisories", dependencies.size());
        findings.sort(ORDER);
        return ScanDependenciesResponse.newBuilder()
                .addAllFindings(findings)
                .setCoverage(manifests.coverage())
                .addAllDependencies(packages(dependencies))
                .addAllUnresolved(manifests.dependencies().unresolved());
    }

    private static Finding finding(Dependency dependency, Weakness weakness) {
        return Finding.newBuilder()
                .setAdvisoryId(weakness.id())
                .addAllAliases(weakness.aliases())
                .setPackage(dependency.coordinate().toProto())
                .setSeverity(weakness.rating().severity())
                .setScore(weakness.rating().score())
                .setCvss(weakness.rating().vector())
                .setFixedVersion(weakness.fixedVersion())
                .addAllPath(dependency.path())
                .setManifest(dependency.manifest())
                .setLine(dependency.line())
                .setScope(dependency.scope())
                .setReachability(Finding.Reachability.UNKNOWN)
                .setSummary(weakness.summary())
                .build();
    }

    /** Each package once, by its URL. */
    private static List<Package> packages(List<Dependency> dependencies) {
        Map<String, Package> byUrl = new TreeMap<>();
        for (Dependency dependency : dependencies) {
            Package found = dependency.coordinate().toProto();
            byUrl.putIfAbsent(found.getPurl(), found);
        }
        return List.copyOf(byUrl.values());
    }
}
