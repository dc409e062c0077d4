package org.trmgateway.officer.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What happened to the messages of a case, and what is missing or late: only what verified receipts state, and no word of content.
 *
 * @param messages oldest first
 */
record Timeline(List<Proven> messages) {

    private static final Duration LATE = Duration.ofHours(1);

    private static final Set<String> RELAYED =
            Set.of("RelayAcceptance", "RelayRejection", "RelayFailure", "SubmissionRejection");

    private static final Set<String> ENDS = Set.of(
            "SubmissionRejection",
            "RelayRejection",
            "RelayFailure",
            "ContentConsignmentFailure",
            "ContentHandover",
            "ContentHandoverFailure");

    Timeline {
        messages = List.copyOf(messages);
    }

    /**
     * A message and what is stated about it.
     *
     * @param statements in the order of their times
     */
    record Proven(CaseMessage message, List<Statement> statements) {

        Proven {
            statements = statements.stream()
                    .sorted(Comparator.comparing(Statement::at))
                    .toList();
        }

        boolean hasOneOf(Set<String> events) {
            return statements.stream().anyMatch(statement -> events.contains(statement.event()));
        }
    }

    /** The sentences about what is missing or late at a time; empty when nothing is. */
    List<String> gaps(Phrases phrases, Instant now) {
        List<String> gaps = new ArrayList<>();
        for (int index = 0; index < messages.size(); index++) {
            Proven proven = messages.get(index);
            gaps(gaps, phrases, proven, index + 1, now);
            proven.statements().forEach(statement -> gaps(gaps, phrases, statement));
        }
        return gaps;
    }

    private static void gaps(List<String> gaps, Phrases phrases, Proven proven, int number, Instant now) {
        Instant expires = proven.message().expiresAt();
        if (!proven.hasOneOf(RELAYED)) {
            gaps.add(phrases.say("gap.relay", number));
        }
        if (!proven.hasOneOf(ENDS)) {
            gaps.add(
                    expires.isBefore(now)
                            ? phrases.say("gap.expired", number, Times.show(expires))
                            : phrases.say("gap.handover", number));
        }
        if (proven.statements().stream()
                .anyMatch(statement -> statement.event().equals("ContentHandover")
                        && statement.at().isAfter(expires))) {
            gaps.add(phrases.say("gap.lateHandover", number, Times.show(expires)));
        }
    }

    private static void gaps(List<String> gaps, Phrases phrases, Statement statement) {
        statement.missing().forEach(authority -> gaps.add(phrases.say("gap.stamp", statement.file(), authority)));
        if (statement.stampedAt().isEmpty() && statement.missing().isEmpty()) {
            gaps.add(phrases.say("gap.unstamped", statement.file()));
        }
        statement.stampedAt().stream()
                .filter(at -> at.isAfter(statement.at().plus(LATE)))
                .forEach(at -> gaps.add(phrases.say("gap.lateStamp", statement.file(), Times.show(at))));
    }
}
