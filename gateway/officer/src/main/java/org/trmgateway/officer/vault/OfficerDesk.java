package org.trmgateway.officer.vault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.Federation;
import org.trmgateway.officer.desk.NodeLine;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.vault.VaultRole;

/**
 * What an order of two officers needs at every desk: the officers' keys, their signatures beside the order, and the line to the node.
 *
 * @param arguments with {@code --officer}, {@code --password-file}, {@code --federation} and {@code --node}, {@code --party}, or {@code --url},
 *     {@code --client} and {@code --trust}
 */
public record OfficerDesk(Arguments arguments) {

    /** The keys of all officers who are there. */
    public List<OfficerKeys> officers() throws UsageException {
        List<OfficerKeys> officers = new ArrayList<>();
        for (Path folder : arguments.paths("--officer")) {
            officers.add(OfficerKeys.in(folder, password()));
        }
        return officers;
    }

    /** The line to the node, with the certificate of the office's own system. */
    public NodeLine line() throws UsageException {
        if (arguments.option("--url").isPresent()) {
            return NodeLine.to(
                    URI.create(arguments.required("--url")),
                    Path.of(arguments.required("--client")),
                    Path.of(arguments.required("--trust")),
                    password());
        }
        Federation federation = federation();
        String party = arguments.option("--party").orElseGet(federation::party);
        return NodeLine.to(
                federation.url(), federation.clientKeyStore(party), federation.trustRoot(), federation.password());
    }

    /** The signatures that lie beside an order. */
    public static List<byte[]> signatures(Path order) throws IOException {
        List<byte[]> signatures = new ArrayList<>();
        for (VaultRole role : VaultRole.values()) {
            Path signature = signatureFile(order, role);
            if (Files.exists(signature)) {
                signatures.add(Files.readAllBytes(signature));
            }
        }
        return signatures;
    }

    /** Where the officer of a role puts the signature under an order. */
    public static Path signatureFile(Path order, VaultRole role) {
        return order.resolveSibling(order.getFileName() + "." + role.word() + ".p7s");
    }

    private Path password() throws UsageException {
        Optional<String> given = arguments.option("--password-file");
        return given.isPresent() ? Path.of(given.get()) : federation().password();
    }

    private Federation federation() throws UsageException {
        return Federation.read(Path.of(arguments.required("--federation")), arguments.required("--node"));
    }
}
