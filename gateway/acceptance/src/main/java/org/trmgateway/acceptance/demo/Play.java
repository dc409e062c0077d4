package org.trmgateway.acceptance.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.acceptance.federation.Federation;

/** Plays scenarios on a federation whose nodes run. It uses only what an outside system has: HTTPS with a certificate, and folders. */
public final class Play {

    private static final long NUMBERS = 10_000_000;

    /** Every story there is; the first is the one that is played when none is asked for. */
    private static final List<Scenario> SCENARIOS = List.of(
            new StraightPath(),
            new FamilyOnTheForm(),
            new Withdrawal(),
            new NoGo(),
            new ChildInDoubt(),
            new ProtectionSought(),
            new NoShow(),
            new Declined(),
            new OutOfOrder());

    private final Federation federation;
    private final Progress progress;
    private final Judge judge;

    Play(Federation federation, Progress progress) {
        this.federation = federation;
        this.progress = progress;
        this.judge = new Judge(federation);
    }

    /** Names of the scenarios, in the order in which they are played. */
    static List<String> names() {
        return SCENARIOS.stream().map(Scenario::name).toList();
    }

    /** Names of the scenarios that are played when none is asked for: the whole way, and national forms on both sides over every channel. */
    static List<String> standard() {
        return List.of("straight", "family");
    }

    /**
     * Plays the standard scenarios and tells the story as it happens.
     *
     * @throws PlayFailed when a step was refused
     * @throws IllegalStateException naming what did not happen in time
     */
    public static Result on(Federation federation, PrintStream story) {
        return on(federation, story, standard());
    }

    /** The same for the scenarios with these names. */
    public static Result on(Federation federation, PrintStream story, List<String> names) {
        return new Play(federation, new Progress(story)).play(names);
    }

    /**
     * How it ended.
     *
     * @param ok whether every story ended as it has to, and every receipt and every trail verified
     * @param stories in the order in which they were played
     * @param trails by node
     * @param pairs each two nodes, whose trails were compared
     */
    public record Result(boolean ok, List<Story> stories, Map<String, Trail> trails, List<Pair> pairs) {

        /** The messages of all stories. */
        public List<Played> messages() {
            return stories.stream().flatMap(story -> story.messages().stream()).toList();
        }
    }

    /**
     * A scenario that was played.
     *
     * @param scenario its name
     * @param title what it is about
     * @param ok whether it ended as it has to and every receipt verified
     * @param finalState state of the case at the party that opened it
     * @param expectedState the state the field prescribes
     * @param rule rule that decided
     * @param messages delivered, in order
     * @param refusals what was refused, in order
     * @param erasures what was erased where, in order
     */
    public record Story(
            String scenario,
            String title,
            boolean ok,
            String finalState,
            String expectedState,
            String rule,
            List<Played> messages,
            List<Refused> refusals,
            List<Erased> erasures) {}

    /**
     * A node's trail, re-derived by the offline auditor from its export.
     *
     * @param entries number of entries
     * @param verified whether nothing was wrong with it
     * @param export folder of the export
     */
    public record Trail(long entries, boolean verified, String export) {}

    /**
     * Two nodes, whose exports the offline auditor compared.
     *
     * @param first a node
     * @param second another
     * @param agree whether each receipt that one gave is on both trails, and is the same
     */
    public record Pair(String first, String second, boolean agree) {}

    /** Plays the scenarios with these names. */
    Result play(List<String> names) {
        long run = Clock.systemUTC().instant().getEpochSecond() % NUMBERS * 10;
        List<Story> stories = new ArrayList<>();
        for (Scenario scenario : SCENARIOS) {
            if (names.contains(scenario.name())) {
                stories.add(play(scenario, "SG/2026/" + (run + stories.size())));
            }
        }
        Map<String, Trail> trails = new LinkedHashMap<>();
        FetchedExports exports = new FetchedExports(federation);
        federation.members().forEach(member -> trails.put(member.node(), exports.trailOf(member.node())));
        List<Pair> pairs = exports.reconciled();
        boolean ok = stories.stream().allMatch(Story::ok)
                && trails.values().stream().allMatch(Trail::verified)
                && pairs.stream().allMatch(Pair::agree);
        return new Result(ok, List.copyOf(stories), trails, pairs);
    }

    private Story play(Scenario scenario, String caseNumber) {
        progress.scene(scenario.name() + ": " + scenario.title());
        Stage stage = new Stage(federation, progress, judge);
        Ending ending = scenario.play(stage, caseNumber);
        boolean ok = ending.isAsPrescribed()
                && stage.messages().stream().allMatch(Played::receiptVerified)
                && stage.refusals().stream().allMatch(Refused::receiptVerified)
                && stage.erasures().stream().allMatch(Erased::isProven);
        progress.step("ends", "as " + ending.state() + ", decided by " + ending.rule());
        return new Story(
                scenario.name(),
                scenario.title(),
                ok,
                ending.state(),
                ending.expected(),
                ending.rule(),
                stage.messages(),
                stage.refusals(),
                stage.erasures());
    }
}
