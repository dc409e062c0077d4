package org.trmgateway.officer.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.Federation;
import org.trmgateway.officer.desk.NodeLine;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.referral.MessageId;

/** Whom to ask: a node of one's own, or the systems of a demo. */
final class Holders {

    private final Arguments arguments;
    private final Path home;

    Holders(Arguments arguments, Path home) {
        this.arguments = arguments;
        this.home = home;
    }

    /** Everybody who may be asked, in order. */
    List<Holder> all() throws UsageException {
        if (arguments.option("--url").isPresent()) {
            return List.of(new Holder(
                    "your system",
                    NodeLine.to(
                            URI.create(arguments.required("--url")),
                            Path.of(arguments.required("--client")),
                            Path.of(arguments.required("--root")),
                            Path.of(arguments.required("--password-file"))),
                    purpose()));
        }
        Optional<String> as = arguments.option("--as");
        List<Holder> holders = new ArrayList<>();
        for (Federation node : Federation.readAll(federationFile())) {
            for (String party : node.parties()) {
                String system = node.system(party);
                if (as.isEmpty() || as.get().equals(system)) {
                    holders.add(new Holder(
                            system,
                            NodeLine.to(node.url(), node.clientKeyStore(party), node.trustRoot(), node.password()),
                            purpose()));
                }
            }
        }
        if (holders.isEmpty()) {
            throw new UsageException("there is no such system in " + federationFile() + ": --as");
        }
        return holders;
    }

    /** Who holds most of the evidence about a message. */
    Found holding(MessageId message) throws UsageException, IOException, InterruptedException {
        Optional<Found> best = Optional.empty();
        for (Holder holder : all()) {
            Optional<List<Proof>> proofs = holder.proofs(message);
            if (proofs.isPresent()
                    && proofs.get().size()
                            > best.map(found -> found.proofs().size()).orElse(-1)) {
                best = Optional.of(new Found(holder, proofs.get()));
            }
        }
        return best.orElseThrow(() ->
                new UsageException("no system that was asked knows the message " + message + ": check --message"));
    }

    private String purpose() {
        return arguments.option("--purpose").orElse("audit");
    }

    /** Folder of roots, authorities and revocation lists. */
    Path trust() throws UsageException {
        Optional<String> given = arguments.option("--trust");
        return given.isPresent() ? Path.of(given.get()) : demo("--trust").trust();
    }

    /** The signed directory. */
    Path directory() throws UsageException {
        Optional<String> given = arguments.option("--directory");
        return given.isPresent() ? Path.of(given.get()) : demo("--directory").directory();
    }

    private Federation demo(String option) throws UsageException {
        if (arguments.option("--url").isPresent()) {
            throw new UsageException(option + " is needed");
        }
        return Federation.readAll(federationFile()).getFirst();
    }

    private Path federationFile() {
        return arguments.option("--federation").map(Path::of).orElse(home.resolve(".trm/demo/federation.json"));
    }

    /**
     * A holder and what it has.
     *
     * @param proofs oldest first
     */
    record Found(Holder holder, List<Proof> proofs) {

        Found {
            proofs = List.copyOf(proofs);
        }
    }
}
