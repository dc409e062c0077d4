package org.trmgateway.packkit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.referral.MessageType;

/**
 * How a pack takes and delivers one message.
 *
 * @param message code
 * @param name name
 * @param taken {@code national} with the forms whose samples became it and its plain form, {@code canonical}, or {@code not}
 * @param delivered {@code national} with the format, {@code canonical}, or {@code not}
 */
record MessageCoverage(String message, String name, String taken, String delivered) {

    private static final String NOT = "not";
    private static final String CANONICAL = "canonical";

    /** One for each message of the catalogue. What a form becomes is known from its samples. */
    static List<MessageCoverage> of(PackOutline outline, List<SampleRun> runs, MessageCatalogue catalogue) {
        String otherwise = outline.canonical() ? CANONICAL : NOT;
        return catalogue.definitions().stream()
                .map((MessageDefinition definition) -> new MessageCoverage(
                        definition.type().code(),
                        definition.name(),
                        national(forms(definition.type(), runs, outline), otherwise),
                        national(format(definition.type(), outline), otherwise)))
                .toList();
    }

    private static Optional<String> forms(MessageType type, List<SampleRun> runs, PackOutline outline) {
        Stream<String> plain = outline.formats().stream()
                .flatMap(format -> Stream.ofNullable(format.plain().get(type)));
        String forms = Stream.concat(
                        runs.stream()
                                .filter(run -> !run.form().isEmpty()
                                        && run.message().filter(type::equals).isPresent())
                                .map(run -> run.form().substring(run.form().indexOf(' ') + 1)),
                        plain)
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(forms).filter(found -> !found.isEmpty());
    }

    private static Optional<String> format(MessageType type, PackOutline outline) {
        return outline.formats().stream()
                .filter(format -> format.delivered().contains(type))
                .map(PackOutline.Format::id)
                .findFirst();
    }

    private static String national(Optional<String> how, String otherwise) {
        return how.map(words -> "national: " + words).orElse(otherwise);
    }
}
