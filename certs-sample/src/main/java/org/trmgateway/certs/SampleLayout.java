package org.trmgateway.certs;

import java.nio.file.Path;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/**
 * Where everything is in the directory of a sample infrastructure. {@code certs-sample/README.md} shows it as a tree.
 *
 * @param directory the top
 */
public record SampleLayout(Path directory) {

    /** The notice that says what this is not. */
    public Path notice() {
        return directory.resolve("SAMPLE-NEVER-FOR-PRODUCTION.txt");
    }

    /** The password of every private key and key store, one line; readable by its owner only. */
    public Path password() {
        return directory.resolve("password");
    }

    /** The signed directory of nodes and parties. */
    public Path directoryFile() {
        return directory.resolve("directory.asice");
    }

    /** The trust root, PEM. */
    public Path root() {
        return directory.resolve("trust/root.pem");
    }

    /** The issuing authorities, PEM. */
    public Path authorities() {
        return directory.resolve("trust/authorities.pem");
    }

    /** The revocation lists of the root and of every authority, PEM. */
    public Path revocationLists() {
        return directory.resolve("trust/crls.pem");
    }

    /** The trust root as a PKCS#12 trust store. */
    public Path trustStore() {
        return directory.resolve("truststore.p12");
    }

    /** One authority: {@code NAME.cert.pem}, {@code NAME.key.pem}, {@code NAME.crl.pem}. */
    public Path authority(String name, String suffix) {
        return directory.resolve("authorities").resolve(name + suffix);
    }

    /** The TLS key and chain of a node as a PKCS#12 key store, alias {@code tls}. */
    public Path nodeKeyStore(NodeId node) {
        return node(node).resolve("tls.p12");
    }

    /** The TLS certificate of a node and its authority, PEM. */
    public Path nodeCertificate(NodeId node) {
        return node(node).resolve("tls.cert.pem");
    }

    /** The TLS key of a node, encrypted PEM. */
    public Path nodeKey(NodeId node) {
        return node(node).resolve("tls.key.pem");
    }

    /** The keys of a node's trail, named as {@link org.trmgateway.seal.TrailKeyFile} says. */
    public Path trail(NodeId node) {
        return node(node).resolve("trail");
    }

    /** The keys of a party, named as {@link org.trmgateway.seal.KeyFiles} reads them. */
    public Path party(PartyId party) {
        return directory.resolve("parties").resolve(party.value());
    }

    /** The keys for sealed parts at a party's own desk, if the plan gives it one. */
    public Path desk(PartyId party) {
        return directory.resolve("desks").resolve(party.value());
    }

    /** The client certificate of a national system and its authority, PEM; {@code name} as in {@code pl-sg-system}. */
    public Path clientCertificate(String name) {
        return client(name, ".cert.pem");
    }

    /** The client key of a national system, encrypted PEM. */
    public Path clientKey(String name) {
        return client(name, ".key.pem");
    }

    /** Client key and chain as a PKCS#12 key store, alias {@code tls}. */
    public Path clientKeyStore(String name) {
        return client(name, ".p12");
    }

    /** The keys of a directory authority, counted from 1 to {@link SamplePki#DIRECTORY_AUTHORITIES}. */
    public Path directoryAuthority(int number) {
        return directory.resolve("directory-authority").resolve(Integer.toString(number));
    }

    /** {@code tsa.cert.pem} and {@code tsa.key.pem}. */
    public Path timeStamping() {
        return directory.resolve("time-stamping");
    }

    /** {@code NAME.cert.pem} and {@code NAME.key.pem}: who answers for the authority of that name. */
    public Path responders() {
        return directory.resolve("responders");
    }

    /** The keys of a party in one file, once {@link SamplePki#writePkcs12} wrote it. */
    public Path partyKeyStore(PartyId party) {
        return party(party).resolve("keys.p12");
    }

    /** Certificates of the sample officers who sign the contracts; no keys. */
    public Path officers() {
        return directory.resolve("officers");
    }

    /** The officers of a node's vault, a folder for each, named as {@link org.trmgateway.seal.KeyFiles} reads them. */
    public Path vaultOfficers(NodeId node) {
        return directory.resolve("vault-officers").resolve(node.value());
    }

    /** Clients that must be refused stand apart. */
    private Path client(String name, String suffix) {
        String folder = name.startsWith("misuse-") ? "misuse" : "clients";
        return directory.resolve(folder).resolve(name + suffix);
    }

    private Path node(NodeId node) {
        return directory.resolve("nodes").resolve(node.value());
    }
}
