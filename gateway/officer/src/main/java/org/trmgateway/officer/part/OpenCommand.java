package org.trmgateway.officer.part;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.OpenedPart;
import org.trmgateway.seal.PartSealer;

/** {@code ./trm protect open}: decrypts a sealed part, with keys that no gateway has, and shows what is in it. */
public final class OpenCommand {

    private static final String HELP = """
            usage: trm protect open PART --keys DIRECTORY --password-file FILE [--message ID] [--out FILE]

            Opens a sealed part that only your organisation can open, and shows it on this screen. Nothing is kept.

              PART                  the file with the sealed part, named as it came: MESSAGE-ID.sealed-part.cms
              --keys DIRECTORY      your keys for sealed parts: part-encryption.key.pem, part-encryption.cert.pem,
                                    part-encryption-ml-kem-768.key.pem, part-encryption-ml-kem-768.cert.pem
              --password-file FILE  the password of the keys, on the first line
              --message ID          the message the part came with, when the file has another name
              --out FILE            writes the part as XML into a new file that only you can read, and shows nothing

            Exit status: 0 opened, 1 refused, 2 wrong arguments.
            """;

    private final PrintStream out;
    private final PrintStream err;

    public OpenCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs it; 0 opened, 1 refused, 2 wrong words. */
    public int run(List<String> words) {
        if (words.contains("--help")) {
            out.print(HELP);
            return 0;
        }
        try {
            return open(OpenArguments.read(words));
        } catch (IllegalArgumentException wrong) {
            err.println("trm protect open: " + wrong.getMessage());
            err.print(HELP);
            return 2;
        } catch (GatewayException refused) {
            err.println(OpenRefusal.sentence(refused.code()) + " (" + refused.code() + ")");
            return 1;
        } catch (IOException unreadable) {
            // its text may hold a path, and a path a name
            err.println("The file cannot be read, or not be written; nothing was opened.");
            return 1;
        }
    }

    private int open(OpenArguments arguments) throws IOException {
        byte[] cms = Files.readAllBytes(arguments.part());
        OpenedPart opened = PartSealer.open(
                cms, KeyFiles.deskIdentity(arguments.keys(), arguments.passwordFile()), arguments.messageId());
        if (arguments.out().isPresent()) {
            write(arguments.out().get(), opened.xml());
        } else {
            out.print(new PartSheet(opened).text());
        }
        return 0;
    }

    private static void write(Path file, byte[] xml) throws IOException {
        if (Files.exists(file)) {
            throw new IllegalArgumentException("--out names a file that is there already");
        }
        KeyFiles.writeSecret(file, xml);
    }
}
