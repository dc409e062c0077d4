package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trmgateway.auditor.Arguments.UsageException;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.WitnessPolicy;

/** What the words of a command line stand for: files that are read, periods, ids. Whatever is none of these is refused with a word why. */
final class Inputs {

    private static final Duration LONGEST_PERIOD = Duration.ofDays(36_500);

    private Inputs() {}

    static Path export(Path folder) throws UsageException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("the export is not a directory");
        }
        return folder;
    }

    static Against against(Arguments arguments) throws UsageException, IOException {
        Optional<Path> earlier = arguments.file("--earlier");
        Optional<Path> trust = arguments.file("--tsa-trust");
        return new Against(
                policies(arguments),
                earlier.isPresent()
                        ? Optional.of(Checkpoint.read(note(earlier.get()).text()))
                        : Optional.empty(),
                trust.isPresent() ? Optional.of(trust(trust.get())) : Optional.empty());
    }

    /** The same with what the directory, if there is one, says of the logs in these exports. */
    static Against against(Arguments arguments, Optional<Directory> directory, List<Path> exports)
            throws UsageException, IOException {
        Against given = against(arguments);
        if (directory.isEmpty()) {
            return given;
        }
        List<WitnessPolicy> policies = new ArrayList<>(given.policies());
        policies.addAll(DirectoryPolicies.of(directory.get(), exports));
        if (policies.isEmpty()) {
            throw new UsageException("the directory lists no trail");
        }
        return given.policies(policies);
    }

    private static TrustAnchors trust(Path folder) throws UsageException, IOException {
        try {
            return TrustFolder.read(folder);
        } catch (GatewayException refused) {
            throw new UsageException("the trust folder is not accepted: " + refused.code());
        }
    }

    static List<WitnessPolicy> policies(Arguments arguments) throws UsageException, IOException {
        List<WitnessPolicy> policies = new ArrayList<>();
        for (Path file : arguments.all("--policy")) {
            try {
                policies.add(WitnessPolicy.read(Files.readAllBytes(file)));
            } catch (GatewayException malformed) {
                throw new UsageException(file.getFileName() + " is not a policy: " + malformed.detail());
            }
        }
        return policies;
    }

    /** A note that is a checkpoint; its signatures are not verified here. */
    static SignedNote note(Path file) throws UsageException, IOException {
        try {
            SignedNote note = SignedNote.read(Files.readAllBytes(file));
            Checkpoint.read(note.text());
            return note;
        } catch (GatewayException malformed) {
            throw new UsageException(file.getFileName() + " is not a checkpoint");
        }
    }

    static Optional<Directory> directory(Arguments arguments, Clock clock) throws UsageException, IOException {
        if (!arguments.has("--directory")) {
            return Optional.empty();
        }
        byte[] container = Files.readAllBytes(arguments.required("--directory"));
        try {
            return Optional.of(Directory.open(
                    container,
                    TrustFolder.read(arguments.required("--trust")),
                    Clock.fixed(at(arguments, clock), ZoneOffset.UTC)));
        } catch (GatewayException refused) {
            throw new UsageException("the directory is not accepted: " + refused.code());
        }
    }

    static Duration period(Arguments arguments, String option, Duration usual) throws UsageException {
        Optional<String> given = arguments.option(option);
        try {
            Duration period = given.isPresent() ? Duration.parse(given.get()) : usual;
            if (period.isNegative() || period.compareTo(LONGEST_PERIOD) > 0) {
                throw new UsageException(option + " is from nothing to P36500D");
            }
            return period;
        } catch (DateTimeException notAPeriod) {
            throw new UsageException(option + " is not a period like PT24H or P30D");
        }
    }

    static MessageId messageId(String text) throws UsageException {
        try {
            return MessageId.parse(text);
        } catch (GatewayException malformed) {
            throw new UsageException("not the id of a message");
        }
    }

    static Instant at(Arguments arguments, Clock clock) throws UsageException {
        Optional<String> given = arguments.option("--at");
        try {
            return given.isPresent() ? Instant.parse(given.get()) : clock.instant();
        } catch (DateTimeException notATime) {
            throw new UsageException("--at is not a time like 2026-11-21T10:00:00Z");
        }
    }

    static Function<CaseIndex, CaseIndex.Case> theCase(String wanted) throws UsageException {
        if (wanted.matches("[0-9a-f]{64}")) {
            return index -> index.of(new Sha256(wanted));
        }
        MessageId message = messageId(wanted);
        return index -> index.of(message);
    }
}
