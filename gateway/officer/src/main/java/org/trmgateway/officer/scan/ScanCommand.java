package org.trmgateway.officer.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.protect.KnownIdentifiers;

/**
 * {@code scan}: files, and what is known of the case.
 *
 * @param files in the order they were named
 * @param forms forms of the case
 * @param json whether the answer is for machines
 */
record ScanCommand(List<Path> files, List<Path> forms, boolean json) {

    private static final int MANY = 20;
    private static final long LARGEST = Limits.LARGEST_WHOLE;

    ScanCommand {
        files = List.copyOf(files);
        forms = List.copyOf(forms);
    }

    static ScanCommand parse(List<String> words) throws UsageException {
        if (!words.getFirst().equals("scan")) {
            throw new UsageException("say what to do: scan");
        }
        List<Path> files = new ArrayList<>();
        List<Path> forms = new ArrayList<>();
        boolean json = false;
        for (int place = 1; place < words.size(); place++) {
            String word = words.get(place);
            if (word.equals("--json")) {
                json = true;
            } else if (word.equals("--case")) {
                place++;
                if (place == words.size()) {
                    throw new UsageException("--case needs a form");
                }
                forms.add(existing(words.get(place), "form " + (forms.size() + 1)));
            } else if (word.startsWith("--")) {
                throw new UsageException("there is no such option");
            } else {
                files.add(existing(word, "file " + (files.size() + 1)));
            }
        }
        if (files.isEmpty()) {
            throw new UsageException("scan needs at least one file");
        }
        return new ScanCommand(files, forms, json);
    }

    /**
     * Scans the files.
     *
     * @param progress told now and then when there are many
     * @throws UsageException when a form is none of the case
     */
    ScanOutcome run(ContractFiles contractFiles, Consumer<String> progress) throws UsageException, IOException {
        CaseForms cases = new CaseForms(Contracts.load(contractFiles));
        KnownIdentifiers known = KnownIdentifiers.NONE;
        for (Path form : forms) {
            Optional<KnownIdentifiers> read = cases.read(Files.readAllBytes(form));
            known = known.with(read.orElseThrow(() -> new UsageException(
                    "form " + (forms.indexOf(form) + 1) + " is no form that a country pack reads, and no message")));
        }
        FileScan scan = new FileScan(known, cases.numberRules());
        List<ScanOutcome.Scanned> scanned = new ArrayList<>();
        for (Path file : files) {
            scanned.add(scan(scan, file));
            if (files.size() >= MANY && scanned.size() % MANY == 0) {
                progress.accept(scanned.size() + " of " + files.size() + " files");
            }
        }
        return new ScanOutcome(scanned, !forms.isEmpty(), known.all().size());
    }

    private static ScanOutcome.Scanned scan(FileScan scan, Path file) throws IOException {
        String name = file.getFileName().toString();
        boolean tooLarge = Files.size(file) > LARGEST;
        FileReport report = scan.scan(name, tooLarge ? new byte[0] : Files.readAllBytes(file));
        boolean telling = scan.tells(file.toString());
        return new ScanOutcome.Scanned(
                telling ? Optional.empty() : Optional.of(file.toString()),
                tooLarge ? new FileReport(report.leaks(), List.of(new Unread("content", "too large"))) : report);
    }

    private static Path existing(String word, String what) throws UsageException {
        try {
            Path file = Path.of(word);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException noPath) {
            throw new UsageException(what + " has no name that can be used");
        }
        throw new UsageException(what + " is not there, or is a folder");
    }
}
