package org.trmgateway.officer.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.UnverifiedDirectory;

/** {@code ./trm directory show}, {@code diff}, {@code sign} and {@code verify}: what needs no node and no network. */
final class AtDesk {

    /** For the usage of {@code ./trm directory}. */
    static final String USAGE = """
              show     what a directory says:               ./trm directory show FILE [--json]
              diff     what changes with the next one:      ./trm directory diff OLD NEW
              sign     add an authority's signatures:       ./trm directory sign FILE --previous FILE --keys DIR --password-file FILE --out FILE
              verify   whether a node would take it:        ./trm directory verify FILE --trust DIR [--previous FILE] [--quorum N]

            FILE is directory.asice; for show, diff and the first signature it may be the directory.xml that goes into it.
            None of these four talks to anybody.

            sign: shows what changes, asks for the version as a yes, and signs only what a node would take.
              --previous FILE      the directory in force, to compare with; everything is shown without it
              --keys DIR           signing.* and signing-ml-dsa-65.*, key and certificate of the authority
              --password-file FILE password of the keys
              --out FILE           where the signed directory goes; it may be the same file
              --trust DIR          also checks the signatures of the authorities before you
              --yes                do not ask

            verify:
              --trust DIR          root.pem, authorities.pem and crls.pem
              --previous FILE      the directory in force: an older version, or another of the same version, is refused
              --quorum N           how many authorities have to have signed; 2 unless given
            """;

    private static final String CLAIMED = "It says it is signed by (only verify looks)";
    private static final int FINE = 0;
    private static final int DIFFERENT = 1;

    private final Clock clock;
    private final BufferedReader in;
    private final PrintStream out;

    AtDesk(Clock clock, BufferedReader in, PrintStream out) {
        this.clock = clock;
        this.in = in;
        this.out = out;
    }

    /** Returns the exit status, as the others do; throws IllegalArgumentException with a sentence for whoever typed it. */
    int show(List<String> words) throws IOException {
        Options options = Options.of(words, 1, Set.of(), Set.of("--json"));
        UnverifiedDirectory directory = read(options.file(0));
        if (options.has("--json")) {
            out.println(SheetJson.of(directory, clock.instant()));
            return FINE;
        }
        head(directory, CLAIMED);
        print(Sheet.of(directory.content()));
        return FINE;
    }

    /** 1 when the two are different. */
    int diff(List<String> words) throws IOException {
        Options options = Options.of(words, 2, Set.of(), Set.of());
        Changes changes = changes(read(options.file(0)), read(options.file(1)));
        if (changes.lines().isEmpty()) {
            out.println("The same content.");
            return FINE;
        }
        changes.lines().forEach(out::println);
        return DIFFERENT;
    }

    int sign(List<String> words) throws IOException {
        Options options = Options.of(
                words, 1, Set.of("--previous", "--keys", "--password-file", "--out", "--trust"), Set.of("--yes"));
        Path target = Path.of(options.required("--out"));
        Authority authority =
                Authority.load(Path.of(options.required("--keys")), Path.of(options.required("--password-file")));
        UnverifiedDirectory directory = read(options.file(0)).requireCurrent(clock.instant());
        Optional<String> previous = options.option("--previous");
        authority.requireNotSigned(directory);
        if (previous.isPresent()) {
            UnverifiedDirectory old = read(previous.get());
            directory.requireSucceeding(old);
            changes(old, directory).lines().forEach(out::println);
        } else {
            print(Sheet.of(directory.content()));
        }
        head(directory, CLAIMED);
        byte[] signed = authority.sign(directory, clock.instant());
        if (options.option("--trust").isPresent()) {
            Directory.open(signed, trust(options), 1, clock);
        }
        if (!options.has("--yes") && !isConfirmed(directory)) {
            out.println("Not signed.");
            return DIFFERENT;
        }
        Files.write(target, signed);
        out.println("Signed: " + target);
        int signatures = directory.claimedSigners().size() + 1;
        if (signatures < Directory.QUORUM) {
            out.println("Next: another authority signs this file too, at its own desk: ./trm directory sign " + target);
        }
        return FINE;
    }

    int verify(List<String> words) throws IOException {
        Options options = Options.of(words, 1, Set.of("--trust", "--previous", "--quorum"), Set.of());
        int quorum = options.option("--quorum").map(AtDesk::quorum).orElse(Directory.QUORUM);
        byte[] container = bytes(options.file(0));
        try {
            Directory.open(container, trust(options), quorum, clock);
            UnverifiedDirectory directory = UnverifiedDirectory.read(container);
            Optional<String> previous = options.option("--previous");
            if (previous.isPresent()) {
                directory.requireSucceeding(read(previous.get()));
            }
            head(directory, "Signed by");
            out.println("VERIFIED");
            return FINE;
        } catch (GatewayException refused) {
            out.println("NOT VERIFIED: " + Reason.of(refused));
            return DIFFERENT;
        }
    }

    private void head(UnverifiedDirectory directory, String signed) {
        out.println("Directory version " + directory.content().version() + ", "
                + Remaining.words(clock.instant(), directory.content().expires()));
        out.println("sha256 " + directory.sha256());
        directory
                .content()
                .algorithms()
                .suites()
                .forEach(allowed -> allowed.until()
                        .ifPresent(until -> out.println(
                                "Suite " + allowed.suite() + " " + Remaining.words(clock.instant(), until))));
        List<X509Certificate> signers = directory.claimedSigners();
        out.println(signers.isEmpty() ? "Nobody has signed it yet." : signed);
        signers.forEach(
                signer -> out.println("  " + signer.getSubjectX500Principal().getName()));
    }

    private void print(Sheet sheet) {
        sheet.sections().forEach((title, properties) -> {
            out.println();
            out.println(title);
            properties.forEach((property, value) -> out.println("    " + property + ": " + value));
        });
        out.println();
    }

    private boolean isConfirmed(UnverifiedDirectory directory) throws IOException {
        String version = Long.toString(directory.content().version());
        out.print("To sign it, type its version (" + version + "): ");
        out.flush();
        String answer = in.readLine();
        return answer != null && answer.strip().equals(version);
    }

    private static Changes changes(UnverifiedDirectory old, UnverifiedDirectory young) {
        return Changes.between(Sheet.of(old.content()), Sheet.of(young.content()));
    }

    private static TrustAnchors trust(Options options) {
        Path trust = Path.of(options.required("--trust"));
        return KeyFiles.trustAnchors(
                trust.resolve("root.pem"), trust.resolve("authorities.pem"), trust.resolve("crls.pem"));
    }

    private static int quorum(String text) {
        if (!text.matches("[1-9]")) {
            throw new IllegalArgumentException("--quorum is a number from 1 to 9");
        }
        return Integer.parseInt(text);
    }

    private static UnverifiedDirectory read(String file) throws IOException {
        return UnverifiedDirectory.read(bytes(file));
    }

    private static byte[] bytes(String file) throws IOException {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException unreadable) {
            throw new IOException("cannot read " + file, unreadable);
        }
    }
}
