package org.trmgateway.acceptance.pairs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
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

    private static final String DOCUMENT = "\\.[a-z]{3,4}";

    private final Path folder;
    private final Charset charset;
    private final ReceiptReader receipts;
    private final Map<Path, Evidence> read = new HashMap<>();

    /**
     * Uses a folder.
     *
     * @param charset in which refusals are written
     * @param receipts verifies what the gateway states
     */
    DropFolder(Path folder, Charset charset, ReceiptReader receipts) {
        this.folder = folder;
        this.charset = charset;
        this.receipts = receipts;
    }

    /** Verifies a receipt and says what it states. */
    @FunctionalInterface
    interface ReceiptReader {
        Evidence read(byte[] receipt);
    }

    /** Drops a document under a name that says nothing; its message is known from the receipt. */
    Supplier<String> drop(byte[] document) {
        String name = UUID.randomUUID().toString();
        try {
            Path part = Files.write(folder.resolve(name + ".part"), document);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return () -> Waiting.until("an answer to a file", NationalSystem.PATIENCE, () -> accepted(document));
    }

    private Optional<String> accepted(byte[] document) {
        requireNotRefused(document);
        Optional<Sha256> digest = Optional.of(Sha256.of(document));
        return files("accepted", ".*\\.receipt\\.asice").stream()
                .map(file -> read.computeIfAbsent(file, _ -> receipts.read(content(file))))
                .filter(evidence -> evidence.originalSha256().equals(digest))
                .map(evidence -> evidence.messageId().toString())
                .findFirst();
    }

    private void requireNotRefused(byte[] document) {
        for (Path original : files("refused", ".*\\.original")) {
            if (Arrays.equals(content(original), document)) {
                String id = original.getFileName().toString().replace(".original", "");
                List<Path> reasons = files("refused", id + DOCUMENT);
                if (!reasons.isEmpty()) {
                    throw new AssertionError("a file was refused: " + new String(content(reasons.getFirst()), charset));
                }
            }
        }
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
