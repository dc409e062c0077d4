package org.trmgateway.officer.directory;

import java.util.Map;
import org.trmgateway.referral.GatewayException;

/** Why a directory was refused, and what to do about it, for the person at the desk. */
final class Reason {

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("quorum", "too few authorities have signed it. The next one signs with: ./trm directory sign"),
            Map.entry("authority-twice", "one authority has signed it twice; signatures of different ones are needed"),
            Map.entry("authority-pair", "the two signatures of one signer are of two authorities"),
            Map.entry("authority-issuer", "a signer's certificate comes with authorities that are not in your trust"),
            Map.entry("certificate-path", "a signer's certificate does not lead to your root, or is not valid now"),
            Map.entry("certificate-purpose", "somebody signed it who is not a directory authority"),
            Map.entry("revoked", "the certificate of an authority that signed it was revoked"),
            Map.entry("revocation-list-missing", "a revocation list is missing in your trust"),
            Map.entry("revocation-list-stale", "a revocation list in your trust is over; get the present one"),
            Map.entry("container-digests", "the file was altered after it was signed"),
            Map.entry("signature", "a signature is false"),
            Map.entry(
                    "one-spelling",
                    "the XML is not spelled the one way: order, indentation and line ends have to be as in the directory before"),
            Map.entry("life", "it has to end later than it begins, and at most 90 days later"),
            Map.entry("version", "its version is not higher than that of the directory before"),
            Map.entry("two-of-one-version", "two different directories have the same version"),
            Map.entry("issued-in-future", "it was issued in the future; is the clock right?"),
            Map.entry("suites", "suites have to be listed once each, the weakest first; at least one"),
            Map.entry("suite-floor", "a party's weakest suite is stronger than every suite it can open"),
            Map.entry("listed-twice", "a node, a party or a key is listed twice"),
            Map.entry("party-node", "a party is behind a node that is not listed"),
            Map.entry("gateway-party", "a node's gateway is not listed as a party with the role GW behind that node"),
            Map.entry("desk-key", "the key of a party's desk is used elsewhere too"),
            Map.entry("trail-name", "the name of a trail is not like pl.trm.example/trail"),
            Map.entry("trail-key", "a key of a trail is not the base64 of a raw Ed25519 or ML-DSA-44 public key"),
            Map.entry("trail-name-twice", "two trails have the same name"),
            Map.entry("trail-key-twice", "a key of a trail stands in two places; each needs a key of its own"),
            Map.entry("witness-neutral", "the neutral witness is not a node that is listed with a trail"),
            Map.entry(
                    "witness-others",
                    "it asks for more witnesses than there can be: at most two less than nodes with a trail"));

    private Reason() {}

    static String of(GatewayException refused) {
        String sentence = switch (refused.code()) {
            case OPEN_DIRECTORY_STALE -> "it is over; the authorities have to issue the next version";
            case SEAL_KEY_UNAVAILABLE -> "a key, a certificate, a revocation list or the password cannot be read";
            default ->
                refused.detail()
                        .rule()
                        .map(rule -> SENTENCES.getOrDefault(rule, "it is no directory that a node would take"))
                        .orElse("it is no directory that a node would take");
        };
        return sentence + "\n               (" + refused.getMessage() + ")";
    }
}
