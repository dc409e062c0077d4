package org.trmgateway.acceptance.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.Main;
import org.trmgateway.auditor.TrailFsck;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.trail.CheckpointStore;
import org.trmgateway.node.trail.Checkpointer;
import org.trmgateway.node.trail.JdbcTrailStore;
import org.trmgateway.node.trail.TrailLog;
import org.trmgateway.node.trail.TrailLogs;
import org.trmgateway.officer.desk.NodeLine;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.officer.export.ExportFetch;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.TrailPolicies;
import org.trmgateway.trail.export.LogFolder;
import org.trmgateway.trail.export.NodeExport;
import org.trmgateway.trail.note.WitnessPolicy;

/**
 * What an auditor does: fetches the trail of a node over HTTPS with nothing but a certificate, and holds it against the policies that follow from
 * the signed directory. Beside the export of each node lies a policy for each of its logs.
 */
public final class FetchedExports {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Federation federation;

    public FetchedExports(Federation federation) {
        this.federation = federation;
    }

    /** Where the export of a node goes. */
    public Path folder(String node) {
        return federation.directory().resolve("exports").resolve(node);
    }

    /** Waits until a quorum has seen everything that the node has written down so far. */
    public void awaitSeen(String node) {
        ApplicationContext context = federation.running().get(node);
        JdbcTrailStore store = context.getBean(JdbcTrailStore.class);
        Waiting.until(
                "every trail entry has its index",
                PATIENCE,
                () -> store.pending(1).isEmpty() ? Optional.of(true) : Optional.empty());
        TrailLog open = context.getBean(TrailLogs.class).open().orElseThrow();
        long size = store.ofLog(open.ordinal()).size();
        CheckpointStore checkpoints = context.getBean(CheckpointStore.class);
        context.getBean(Checkpointer.class).ask();
        Waiting.until(
                "a quorum has seen the trail of " + node,
                PATIENCE,
                () -> checkpoints
                        .latest(open.ordinal())
                        .filter(latest -> latest.checkpoint().size() >= size));
    }

    /** Fetches the export, or what is new of it. */
    public boolean fetch(String node, PrintStream progress) throws IOException {
        try {
            var layout = federation.keys().layout();
            NodeLine line = NodeLine.to(
                    URI.create(federation.baseUrl(node)),
                    layout.clientKeyStore(SamplePki.AUDITOR),
                    layout.root(),
                    layout.password());
            return ExportFetch.from(line, folder(node), progress).run();
        } catch (UsageException | NodeRefusal refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Judges the export of a node, once it was fetched. */
    public Findings judge(String node) throws IOException {
        return TrailFsck.check(folder(node), Against.nothing().policies(policies(node)));
    }

    /** Compares the exports of each two nodes, once they were judged. */
    List<Play.Pair> reconciled() {
        List<String> nodes = federation.members().stream().map(Member::node).toList();
        List<Play.Pair> pairs = new ArrayList<>();
        for (int first = 0; first < nodes.size(); first++) {
            for (int second = first + 1; second < nodes.size(); second++) {
                pairs.add(new Play.Pair(
                        nodes.get(first), nodes.get(second), reconcile(nodes.get(first), nodes.get(second)) == 0));
            }
        }
        return pairs;
    }

    /** The exit status of {@code ./trm audit reconcile} for the exports of two nodes. */
    private int reconcile(String first, String second) {
        List<String> words = new ArrayList<>(List.of(
                "reconcile",
                folder(first).toString(),
                folder(second).toString(),
                "--directory",
                federation.keys().layout().directoryFile().toString(),
                "--trust",
                federation.keys().trust().toString()));
        try (Stream<Path> beside = Files.list(folder(first).getParent())) {
            beside.filter(file -> file.toString().endsWith(".policy"))
                    .forEach(policy -> words.addAll(List.of("--policy", policy.toString())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        // What does not agree is said on standard error; that everything does, in the summary.
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status =
                Main.run(new PrintStream(said, true, StandardCharsets.UTF_8), System.err, Clock.systemUTC(), words);
        if (status != 0) {
            System.err.print(said.toString(StandardCharsets.UTF_8));
        }
        return status;
    }

    /** All of it for one node: waits, fetches and judges. */
    public Play.Trail trailOf(String node) {
        try {
            awaitSeen(node);
            boolean fits = fetch(node, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            Findings findings = judge(node);
            return new Play.Trail(
                    Long.parseLong(findings.facts().getOrDefault("totalEntries", "0")),
                    fits && findings.isVerified(),
                    folder(node).toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The policies of the logs of a node, each written to {@code exports/<node>-<folder>.policy} as well. */
    private List<WitnessPolicy> policies(String node) throws IOException {
        TrailPolicies directory =
                TrailPolicies.of(SamplePki.load(federation.keys().layout().directory())
                        .directory(Clock.systemUTC())
                        .content());
        List<WitnessPolicy> policies = new ArrayList<>();
        for (LogFolder folder : NodeExport.open(folder(node)).folders()) {
            byte[] policy =
                    directory.policy(new NodeId(node), folder.toString()).getBytes(StandardCharsets.UTF_8);
            Files.write(folder(node).resolveSibling(node + "-" + folder + ".policy"), policy);
            policies.add(WitnessPolicy.read(policy));
        }
        return policies;
    }
}
