package org.trmgateway.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.ApprovalSignature;

/** Writes manifest and signatures into a folder of contracts. */
public final class ManifestSigner {

    private final Path folder;
    private final ContractFiles files;
    private final Clock clock;

    /** A signer for one folder, laid out like {@code contracts/} of the source tree. */
    public ManifestSigner(Path folder, Clock clock) {
        this.folder = folder;
        this.files = ContractFiles.in(folder);
        this.clock = clock;
    }

    /**
     * Writes the manifest of the folder as it is, and the officer's signature under it; a valid signature of the same officer stays as it is.
     *
     * @return whether a new signature was written
     * @throws GatewayException when the certificate names no role, or the key does not belong to it
     */
    public boolean sign(PrivateKey key, X509Certificate officer) throws IOException {
        OfficerRole role = OfficerRole.of(officer);
        byte[] manifest = ContractsManifest.of(files).bytes();
        Path file = folder.resolve(ContractsManifest.PATH);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), manifest)) {
            Files.write(file, manifest);
        }
        if (isSigned(role, manifest, new Officers(List.of(officer)))) {
            return false;
        }
        Files.write(
                folder.resolve(role.signatureFile()), ApprovalSignature.sign(key, officer, manifest, clock.instant()));
        return true;
    }

    /** Whether somebody of this role signed the folder as it is; whom a node believes is another question. */
    public boolean isSigned(OfficerRole role) {
        return files.bytes(role.signatureFile())
                .filter(signature -> isSigned(
                        role,
                        ContractsManifest.of(files).bytes(),
                        new Officers(List.of(ApprovalSignature.claimedSigner(signature)))))
                .isPresent();
    }

    private boolean isSigned(OfficerRole role, byte[] manifest, Officers officer) {
        try {
            Approval.verify(role, manifest, files, officer);
            return true;
        } catch (GatewayException notYet) {
            return false;
        }
    }
}
