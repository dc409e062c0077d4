package org.trmgateway.officer.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A timeline for a reader: who stated what, when, in which file, and what is missing or late. */
final class TimelinePdf {

    private TimelinePdf() {}

    /**
     * The document.
     *
     * @param holder the system whose evidence it is
     */
    static byte[] write(Timeline timeline, Phrases phrases, String holder, Instant now) throws IOException {
        Sheet sheet = new Sheet(phrases.say("title"), now);
        sheet.note(phrases.say("made", Times.show(now), holder));
        sheet.paragraph(phrases.say("intro"));
        for (int index = 0; index < timeline.messages().size(); index++) {
            Timeline.Proven proven = timeline.messages().get(index);
            CaseMessage message = proven.message();
            sheet.heading(phrases.say("message", index + 1, message.type(), message.from(), message.to()));
            sheet.note(phrases.say("id", message.id()));
            for (Statement statement : proven.statements()) {
                sheet.paragraph(Times.show(statement.at()) + "   " + phrases.event(statement.event()));
                sheet.note(phrases.say("stated", statement.issuer(), statement.file()));
                sheet.note(
                        statement.stampedAt().isEmpty()
                                ? phrases.say("unseen")
                                : phrases.say(
                                        "seen",
                                        statement.stampedAt().stream()
                                                .map(Times::show)
                                                .collect(Collectors.joining(", "))));
            }
        }
        sheet.heading(phrases.say("gaps"));
        List<String> gaps = timeline.gaps(phrases, now);
        for (String gap : gaps.isEmpty() ? List.of(phrases.say("gap.none")) : gaps) {
            sheet.paragraph(gap);
        }
        return sheet.pages(phrases);
    }
}
