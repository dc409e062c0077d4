package org.trmgateway.routes.outbound.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.work.QuietExceptionHandler;

/**
 * Intake by file: for national systems that can do no more than write to a folder. The digest of the file is its idempotency key. The name a
 * system gives its file may say more than it should, so nothing the gateway writes or logs repeats it. What stands in the folder {@code confirmed} below
 * is taken with every loss in translation that the country asks a person about.
 */
public final class FolderRoutes extends RouteBuilder {

    /** Folder below a drop folder for forms whose losses a person has confirmed. */
    static final String CONFIRMED = "confirmed";

    private static final String EVERY_LOSS = "*";
    private static final String EXCEPTIONS = "trmFolderExceptions";

    private final Map<PartyId, Path> folders;
    private final Doors doors;
    private final RefusalWriter refusals;
    private final long largest;

    /**
     * Watches folders.
     *
     * @param folders drop folder of each party
     * @param refusals writes a refusal in the party's form and language
     * @param largest greatest size of a file in bytes
     */
    public FolderRoutes(Map<PartyId, Path> folders, Doors doors, RefusalWriter refusals, long largest) {
        this.folders = Map.copyOf(folders);
        this.doors = doors;
        this.refusals = refusals;
        this.largest = largest;
    }

    /** Puts a refusal into the party's own form. */
    @FunctionalInterface
    public interface RefusalWriter {
        NationalDocument write(PartyId party, SubmissionAnswer.Refused refused);
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        QuietExceptionHandler quiet = new QuietExceptionHandler("intake-folder");
        getContext().getRegistry().bind(EXCEPTIONS, quiet);
        folders.forEach((party, folder) -> {
            watch(party, folder, folder, Set.of(), quiet);
            watch(party, folder.resolve(CONFIRMED), folder, Set.of(EVERY_LOSS), quiet);
        });
    }

    private void watch(PartyId party, Path watched, Path folder, Set<String> confirmed, QuietExceptionHandler quiet) {
        from("file:" + watched.toAbsolutePath()
                        + "?noop=true&readLock=changed&readLockCheckInterval=200&readLockMinLength=0"
                        + "&readLockLoggingLevel=OFF&delay=500&maxMessagesPerPoll=50&idempotent=false&recursive=false"
                        + "&antExclude=**/.*,**/*.part,**/*.tmp&exceptionHandler=#" + EXCEPTIONS)
                .routeId("intake-folder-" + party + (confirmed.isEmpty() ? "" : "-" + CONFIRMED))
                .process(exchange -> {
                    Path file = Path.of(exchange.getMessage().getHeader(Exchange.FILE_PATH, String.class));
                    take(file, party, folder, confirmed, quiet);
                });
    }

    /** Takes the file away once it was answered, and leaves it for the next look otherwise. Camel would name a file that failed in its log. */
    private void take(Path file, PartyId party, Path folder, Set<String> confirmed, QuietExceptionHandler quiet) {
        try {
            answer(file, party, folder, confirmed);
            Files.delete(file);
        } catch (IOException | RuntimeException failed) {
            quiet.handleException(failed);
        }
    }

    private void answer(Path file, PartyId party, Path folder, Set<String> confirmed) throws IOException {
        byte[] original = read(file);
        SubmissionAnswer answer = doors.submit(new Submission(
                party, "folder", Optional.of("file-" + Sha256.of(original)), confirmed, new Sensitive<>(original)));
        switch (answer) {
            case SubmissionAnswer.Accepted accepted ->
                keep(
                        folder.resolve("accepted"),
                        accepted.messageIds().getFirst(),
                        ".receipt.asice",
                        accepted.receipt());
            case SubmissionAnswer.Refused refused -> {
                NationalDocument document = refusals.write(party, refused);
                Path bin = folder.resolve("refused");
                Files.createDirectories(bin);
                Files.copy(file, bin.resolve(refused.messageId() + ".original"), StandardCopyOption.REPLACE_EXISTING);
                keep(bin, refused.messageId(), ".receipt.asice", refused.receipt());
                keep(bin, refused.messageId(), "." + document.extension(), document.bytes());
            }
        }
    }

    /** One byte more than allowed is enough for the intake to refuse it. */
    private byte[] read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(Math.toIntExact(largest + 1));
        }
    }

    private static void keep(Path folder, MessageId id, String suffix, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("." + id + suffix + ".part");
        Files.write(part, content);
        Files.move(part, folder.resolve(id + suffix), StandardCopyOption.ATOMIC_MOVE);
    }
}
