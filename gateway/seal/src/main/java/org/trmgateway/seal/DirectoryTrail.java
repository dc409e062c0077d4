package org.trmgateway.seal;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.VerifierKey;

/**
 * The message trail of a node, as the directory lists it: its name, and four public keys, raw and in base64. With two of them the node signs its
 * own logs, with the other two it says that it has seen the logs of others. Each has a twin that an attack on the other does not touch.
 *
 * @param name without scheme, for example {@code pl.trm.example/trail}; the origin of a log is the name, a slash and the log's folder
 * @param ed25519 key of its logs, 32 bytes (RFC 8032)
 * @param mlDsa44 key of its logs, 1312 bytes (FIPS 204)
 * @param witnessEd25519 key it witnesses with, 32 bytes
 * @param witnessMlDsa44 key it witnesses with, 1312 bytes
 */
public record DirectoryTrail(
        String name, String ed25519, String mlDsa44, String witnessEd25519, String witnessMlDsa44) {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?(?:/[a-z0-9][a-z0-9._-]{0,38}){1,3}");

    /** A year, and behind it the number of the log in the year from the second on. */
    private static final Pattern FOLDER = Pattern.compile("[1-9][0-9]{3}(?:-(?:[2-9]|[1-9][0-9]{1,3}))?");

    /**
     * Refuses another shape.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID}, rule {@code trail-name} or {@code trail-key}
     */
    public DirectoryTrail {
        if (!NAME.matcher(name).matches()) {
            throw invalid("trail-name");
        }
        key(name, SignatureType.ED25519, ed25519);
        key(name, SignatureType.ML_DSA_44_COSIGNATURE, mlDsa44);
        key(name, SignatureType.ED25519_COSIGNATURE, witnessEd25519);
        key(name, SignatureType.ML_DSA_44_COSIGNATURE, witnessMlDsa44);
    }

    /** Whether a log's folder can be called that: {@code 2026}, or {@code 2026-2} for a second one of the year. */
    public static boolean isFolder(String text) {
        return FOLDER.matcher(text).matches();
    }

    /** The origin of the log in a folder. */
    public String origin(String folder) {
        if (!isFolder(folder)) {
            throw invalid("trail-folder");
        }
        return name + "/" + folder;
    }

    /** Under which name it cosigns the logs of others. */
    public String witnessName() {
        return name + "/witness";
    }

    /** What the log with this origin is signed with; all of them sign. */
    public List<VerifierKey> logKeys(String origin) {
        return List.of(
                key(origin, SignatureType.ED25519, ed25519), key(origin, SignatureType.ML_DSA_44_COSIGNATURE, mlDsa44));
    }

    /** What it cosigns with, Ed25519 first. */
    public List<VerifierKey> witnessKeys() {
        return List.of(
                key(witnessName(), SignatureType.ED25519_COSIGNATURE, witnessEd25519),
                key(witnessName(), SignatureType.ML_DSA_44_COSIGNATURE, witnessMlDsa44));
    }

    private static VerifierKey key(String name, SignatureType type, String base64) {
        try {
            byte[] raw = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(raw).equals(base64)) {
                return VerifierKey.of(name, type, raw);
            }
        } catch (IllegalArgumentException | GatewayException unusable) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("trail-key"), unusable);
        }
        throw invalid("trail-key");
    }

    private static GatewayException invalid(String rule) {
        return new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule(rule));
    }
}
