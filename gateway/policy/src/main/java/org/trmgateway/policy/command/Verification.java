package org.trmgateway.policy.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.policy.Approval;
import org.trmgateway.policy.ContractsManifest;
import org.trmgateway.policy.OfficerRole;
import org.trmgateway.policy.Officers;
import org.trmgateway.policy.SignedContracts;
import org.trmgateway.referral.GatewayException;

/** {@code verify}: the answer of {@link SignedContracts#verify}, and all that a person needs to see why. */
final class Verification {

    private static final int MOST_LISTED = 10;

    private final ContractFiles files;
    private final Officers officers;

    Verification(ContractFiles files, Officers officers) {
        this.files = files;
        this.officers = officers;
    }

    Report report(boolean json) {
        Optional<GatewayException> refusal = refusal();
        Optional<byte[]> signed = files.bytes(ContractsManifest.PATH);
        Optional<ContractsManifest> manifest = signed.flatMap(Verification::manifest);
        List<Map<String, String>> signers = signed.map(this::signers).orElseGet(List::of);
        List<String> different =
                manifest.map(listed -> List.copyOf(listed.differences(files))).orElseGet(List::of);
        return new Report(
                refusal.isEmpty() ? Report.FINE : Report.NOT_FINE,
                json ? json(refusal, manifest, signers, different) : text(refusal, manifest, signers, different));
    }

    private static String json(
            Optional<GatewayException> refusal,
            Optional<ContractsManifest> manifest,
            List<Map<String, String>> signers,
            List<String> different) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verified", refusal.isEmpty());
        manifest.ifPresent(read -> object.put("manifestSha256", read.sha256()));
        object.put("versions", manifest.<Object>map(ContractsManifest::versions).orElseGet(Map::of));
        object.put("signers", signers);
        object.put("differences", different);
        refusal.ifPresent(refused -> object.put("refusal", refused.getMessage()));
        return Json.line(object);
    }

    private static String text(
            Optional<GatewayException> refusal,
            Optional<ContractsManifest> manifest,
            List<Map<String, String>> signers,
            List<String> different) {
        StringBuilder text = new StringBuilder();
        manifest.ifPresent(read -> {
            line(
                    text,
                    "manifest",
                    "sha256 " + read.sha256() + ", " + read.files().size() + " files");
            read.versions().forEach((part, version) -> line(text, "version", part + " " + version));
        });
        signers.forEach(signer -> line(
                text,
                signer.get("role"),
                signer.containsKey("refusal")
                        ? "REFUSED " + signer.get("refusal")
                        : signer.get("subject") + ", signed " + signer.get("at")));
        different.stream().limit(MOST_LISTED).forEach(path -> line(text, "DIFFERS", path));
        if (different.size() > MOST_LISTED) {
            line(text, "DIFFERS", "and " + (different.size() - MOST_LISTED) + " more");
        }
        return text.append(refusal.map(Verification::notVerified).orElse("VERIFIED: signed by both officers\n"))
                .toString();
    }

    private static String notVerified(GatewayException refused) {
        return "NOT VERIFIED: " + refused.getMessage()
                + "\nNext: if the change is wanted, both officers sign: ./trm policy sign"
                + " (./trm policy sign --sample for development and the sample federation)\n";
    }

    private Optional<GatewayException> refusal() {
        try {
            SignedContracts.verify(files, officers);
            return Optional.empty();
        } catch (GatewayException refused) {
            return Optional.of(refused);
        }
    }

    private static Optional<ContractsManifest> manifest(byte[] signed) {
        try {
            return Optional.of(ContractsManifest.read(signed));
        } catch (GatewayException unreadable) {
            return Optional.empty();
        }
    }

    private List<Map<String, String>> signers(byte[] signed) {
        List<Map<String, String>> signers = new ArrayList<>();
        for (OfficerRole role : OfficerRole.values()) {
            Map<String, String> signer = new LinkedHashMap<>();
            signer.put("role", role.word());
            try {
                Approval approval = Approval.verify(role, signed, files, officers);
                signer.put(
                        "subject", approval.signer().getSubjectX500Principal().getName());
                signer.put("at", approval.at().toString());
            } catch (GatewayException refused) {
                signer.put("refusal", refused.getMessage());
            }
            signers.add(signer);
        }
        return signers;
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(String.format(Locale.ROOT, "%-24s %s%n", what, Report.printable(value)));
    }
}
