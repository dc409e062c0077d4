package org.trmgateway.policy.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.trmgateway.policy.ManifestSigner;
import org.trmgateway.policy.OfficerRole;
import org.trmgateway.seal.KeyFiles;

/** {@code sign}: one officer's signature, or those of both sample officers. */
final class Signing {

    private final ManifestSigner signer;

    Signing(Path contracts, Clock clock) {
        this.signer = new ManifestSigner(contracts, clock);
    }

    /** Files of one officer: encrypted private key, certificate, password. */
    record OfficerKeys(Path key, Path certificate, Path password) {}

    static List<OfficerKeys> sample(Path officers) {
        return Arrays.stream(OfficerRole.values())
                .map(role -> new OfficerKeys(
                        officers.resolve(role.word() + ".key.pem"),
                        officers.resolve(role.word() + ".cert.pem"),
                        officers.resolve("password")))
                .toList();
    }

    Report by(List<OfficerKeys> officers) throws IOException {
        StringBuilder text = new StringBuilder();
        for (OfficerKeys officer : officers) {
            X509Certificate certificate =
                    KeyFiles.certificates(officer.certificate()).getFirst();
            boolean signed =
                    signer.sign(KeyFiles.privateKey(officer.key(), KeyFiles.password(officer.password())), certificate);
            text.append(OfficerRole.of(certificate).word())
                    .append(signed ? ": signed\n" : ": had signed these contracts already\n");
        }
        for (OfficerRole role : OfficerRole.values()) {
            if (!signer.isSigned(role)) {
                text.append("Next: the ")
                        .append(role.word())
                        .append(
                                " signs too: ./trm policy sign --officer-key FILE --officer-cert FILE --password-file FILE\n");
            }
        }
        return new Report(Report.FINE, text.toString());
    }
}
