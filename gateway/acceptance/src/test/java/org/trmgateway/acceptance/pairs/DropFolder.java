package org.trmgateway.acceptance.pairs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.Sha256;

/** Where a system that can only write files hands its documents in, and finds the answers. */
final class DropFolder {

    private static final String ACCEPTED = "accepted";
    private static final String CONFIRMED = "confirmed";
    private static final String REFUSED = "refused";
    private static final String RECEIPT = ".receipt.asice";
    private static final String ORIGINAL = ".original";
    private static final String DOCUMENT = "\\.[a-z]{3,4}";
    private static final long SAME = -1;

    private final Path folder;
    private final RefusalReader refusals;
    private final ReceiptReader receipts;
    private final Map<Path, Evidence> read = new HashMap<>();

    /**
     * Uses a folder.
     *
     * @param refusals understands why a file was refused
     * @param receipts verifies what the gateway states
     */
    DropFolder(Path folder, RefusalReader refusals, ReceiptReader receipts) {
        this.folder = folder;
        this.refusals = refusals;
        this.receipts = receipts;
    }

    /** Verifies a receipt and says what it states. */
    @FunctionalInterface
    interface ReceiptReader {
        Evidence read(byte[] receipt);
    }

    /** Reads a refusal in the form of the country. */
    @FunctionalInterface
    interface RefusalReader {
        ReadRefusal read(byte[] document);
    }

    @FunctionalInterface
    private interface Writing {
        void write(Path file) throws IOException;
    }

    @FunctionalInterface
    private interface Recognition {
        boolean recognises(Path original) throws IOException;
    }

    /** Drops a document under a name that says nothing; its message is known from the receipt. */
    Supplier<String> drop(byte[] document) {
        drop(part -> Files.write(part, document));
        return () -> Waiting.until("an answer to a file", NationalSystem.PATIENCE, () -> accepted(document));
    }

    /** Drops a file, which stays where it is as well, and has to be refused. */
    Supplier<Refused> dropWrong(Path file) {
        drop(part -> Files.createLink(part, file));
        return () -> Waiting.until("the refusal of a file", NationalSystem.PATIENCE, () -> refused(file));
    }

    /** A person confirms what a file would lose, and moves it as it was from the refused ones to the confirmed. */
    Supplier<String> confirm(byte[] document) {
        Path original = refused(document)
                .map(reason -> reason.resolveSibling(id(reason) + ORIGINAL))
                .orElseThrow();
        try {
            Files.move(original, folder.resolve(CONFIRMED).resolve(original.getFileName()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return () -> Waiting.until("an answer to a file", NationalSystem.PATIENCE, () -> accepted(document));
    }

    /** Clears away what the gateway kept of a refused file. */
    void forget(Path file) throws IOException {
        for (Path original : files(REFUSED, ".*" + ORIGINAL)) {
            if (Files.mismatch(original, file) == SAME) {
                Files.delete(original);
            }
        }
    }

    private void drop(Writing writing) {
        String name = UUID.randomUUID().toString();
        try {
            Path part = folder.resolve(name + ".part");
            writing.write(part);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<String> accepted(byte[] document) {
        refused(document).ifPresent(reason -> {
            throw new AssertionError("a file was refused: " + refusals.read(content(reason)));
        });
        Optional<Sha256> digest = Optional.of(Sha256.of(document));
        return files(ACCEPTED, ".*" + RECEIPT).stream()
                .map(file -> read.computeIfAbsent(file, _ -> receipts.read(content(file))))
                .filter(evidence -> evidence.originalSha256().equals(digest))
                .map(evidence -> evidence.messageId().toString())
                .findFirst();
    }

    private Optional<Refused> refused(Path file) {
        return reasons(original -> Files.mismatch(original, file) == SAME).map(reason -> {
            byte[] document = content(reason);
            Path receipt = reason.resolveSibling(id(reason) + RECEIPT);
            return new Refused(refusals.read(document), document, content(receipt));
        });
    }

    private Optional<Path> refused(byte[] document) {
        return reasons(original ->
                Files.size(original) == document.length && Arrays.equals(Files.readAllBytes(original), document));
    }

    /** The document that says why a file was refused: it is the last that is written. */
    private Optional<Path> reasons(Recognition original) {
        return files(REFUSED, ".*" + ORIGINAL).stream()
                .filter(file -> {
                    try {
                        return original.recognises(file);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                })
                .flatMap(file -> files(REFUSED, id(file) + DOCUMENT).stream())
                .findFirst();
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    /** The files of a folder of answers that are complete and whose names match. */
    private List<Path> files(String answers, String names) {
        if (!Files.exists(folder.resolve(answers))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(answers))) {
            return files.filter(file -> file.getFileName().toString().matches("(?!\\.)" + names))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
