package org.trmgateway.acceptance.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells a person at the terminal what happens, in the order in which it happens. */
final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Something is being made ready. */
    void setUp(String what) {
        line("      " + what + " ...");
    }

    /** A scene begins. */
    void scene(String title) {
        out.println();
        line("   == " + title);
    }

    /** A step has happened. */
    void step(String who, String what) {
        line(String.format(Locale.ROOT, "   %-10s %s", who, what));
    }

    void summary(Play.Result result) {
        out.println();
        out.printf(
                Locale.ROOT,
                "   %-4s %-8s    %-8s %-7s %-10s %7s  %s%n",
                "",
                "from",
                "to",
                "by",
                "state",
                "ms",
                "receipts");
        for (Play.Story story : result.stories()) {
            out.printf(
                    Locale.ROOT,
                    "   %-13s %-10s %s%n",
                    story.scenario(),
                    story.finalState(),
                    story.ok()
                            ? "as the field prescribes, rule " + story.rule()
                            : "SHOULD BE " + story.expectedState());
        }
        out.println();
        for (Played played : result.messages()) {
            out.printf(
                    Locale.ROOT,
                    "   %-4s %-8s -> %-8s %-7s %-10s %7d  %s%n",
                    played.type(),
                    played.from(),
                    played.to(),
                    played.channel(),
                    played.finalState(),
                    played.millis(),
                    played.receiptVerified() ? "verified" : "NOT VERIFIED");
        }
        result.trails()
                .forEach((node, trail) -> out.printf(
                        Locale.ROOT,
                        "   trail of %-3s %6d entries, %s%n",
                        node,
                        trail.entries(),
                        trail.verified()
                                ? "fetched as an auditor, seen by a quorum, re-derived: consistent"
                                : "NOT CONSISTENT"));
        result.pairs()
                .forEach(pair -> out.printf(
                        Locale.ROOT,
                        "   %s and %s: %s%n",
                        pair.first(),
                        pair.second(),
                        pair.agree() ? "their trails agree about each receipt" : "THEIR TRAILS DO NOT AGREE"));
        out.println();
        out.println(
                result.ok() ? "   Everything arrived, every receipt verified." : "   SOMETHING IS WRONG: see above.");
    }

    void staysUp(List<String> nodes, Path federationFile) {
        out.println();
        out.println("   The federation stays up until Ctrl-C.");
        nodes.forEach(node -> out.println("     " + node));
        out.println("   Addresses, folders and sample credentials: " + federationFile);
        out.println("   What an auditor does with the trails: see \"Be the auditor\" in README.md");
        out.println("   Hand in a form of your own: see \"Hand in your own\" in README.md");
        out.flush();
    }

    private void line(String text) {
        out.printf(Locale.ROOT, "%6.1fs %s%n", (System.nanoTime() - start) / 1e9, text);
        out.flush();
    }
}
