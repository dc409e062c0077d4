package org.trmgateway.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * Contracts that both officers signed, verified file by file.
 *
 * @param manifest what was signed
 * @param approvals one for each role, by two keys
 * @param files the contracts; a file that was not signed cannot be read from them
 */
public record SignedContracts(ContractsManifest manifest, List<Approval> approvals, ContractFiles files) {

    public SignedContracts {
        approvals = List.copyOf(approvals);
    }

    /**
     * Verifies the signatures, and that the contracts are exactly what was signed.
     *
     * @throws GatewayException with {@link ErrorCode#ADMIT_POLICY_UNSIGNED}, {@link ErrorCode#ADMIT_POLICY_SIGNATURE_INVALID} (see
     *     {@link Approval#verify}; rule {@code same-key} when both roles signed with one key) or {@link ErrorCode#ADMIT_POLICY_ALTERED}, whose
     *     field is the first file that differs
     */
    public static SignedContracts verify(ContractFiles files, Officers officers) {
        byte[] signed = files.bytes(ContractsManifest.PATH)
                .orElseThrow(() ->
                        new GatewayException(ErrorCode.ADMIT_POLICY_UNSIGNED, Detail.field(ContractsManifest.PATH)));
        List<Approval> approvals = new ArrayList<>();
        for (OfficerRole role : OfficerRole.values()) {
            approvals.add(Approval.verify(role, signed, files, officers));
        }
        requireTwoKeys(approvals);
        ContractsManifest manifest = ContractsManifest.read(signed);
        requireSame(manifest, files);
        ContractFiles listed = new ListedFiles(manifest.files(), files);
        requireOwnSpelling(signed, listed);
        return new SignedContracts(manifest, approvals, listed);
    }

    private static void requireTwoKeys(List<Approval> approvals) {
        long keys = approvals.stream()
                .map(approval -> Sha256.of(approval.signer().getPublicKey().getEncoded()))
                .distinct()
                .count();
        // two certificates for one key are one person who agrees with himself
        if (keys != approvals.size()) {
            throw Approval.invalid(approvals.getLast().role(), "same-key");
        }
    }

    private static void requireSame(ContractsManifest manifest, ContractFiles files) {
        NavigableSet<String> different = manifest.differences(files);
        if (!different.isEmpty()) {
            throw altered(different.getFirst());
        }
    }

    private static void requireOwnSpelling(byte[] signed, ContractFiles files) {
        // also finds a manifest that states other versions than the files do
        if (!Arrays.equals(signed, ContractsManifest.of(files).bytes())) {
            throw altered(ContractsManifest.PATH);
        }
    }

    private static GatewayException altered(String path) {
        // the name of a stray file may be anything; a detail takes only the names of our own
        boolean ours = path.matches("[\\p{L}][\\p{L}\\p{N}_./-]{0,119}");
        return new GatewayException(
                ErrorCode.ADMIT_POLICY_ALTERED, ours ? Detail.field(path) : Detail.rule("unlisted"));
    }
}
