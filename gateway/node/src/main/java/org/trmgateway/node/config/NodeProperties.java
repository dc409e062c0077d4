package org.trmgateway.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/**
 * Everything an operator sets for one node, under the prefix {@code trm}. An unknown key, a missing one or a contradiction stops the start.
 *
 * @param node this node, as the directory lists it
 * @param country country pack, lower case, for example {@code pl}; {@code iom} is one too
 * @param data directory of the broker's journal, the embedded database and staging
 * @param http the one HTTPS port
 * @param tls key store of the HTTPS port, used for calls to peers too
 * @param trust roots and revocation lists
 * @param directory file of the signed directory
 * @param policy who signs the contracts
 * @param keys secrets
 * @param vault who opens the vault, and its role in the database
 * @param peer limits of calls to other nodes
 * @param database external PostgreSQL; an embedded one when its {@code url} is absent
 * @param broker embedded broker
 * @param retention how long what is kept
 * @param statistics what may be told of many cases together
 * @param trail how the trail is shown to its witnesses
 * @param timeStamping who is asked to stamp receipts; at most two
 * @param warnBefore how long before its end a certificate, the directory or a suite is warned about
 * @param systems national systems that may speak for a party
 * @param auditors who may read the trail as files, and nothing else
 * @param parties how each party behind this node gets its documents
 */
@ConfigurationProperties(prefix = "trm", ignoreUnknownFields = false)
public record NodeProperties(
        NodeId node,
        String country,
        @DefaultValue("data") Path data,
        @DefaultValue HttpProperties http,
        TlsProperties tls,
        TrustProperties trust,
        Path directory,
        PolicyProperties policy,
        KeysProperties keys,
        VaultProperties vault,
        @DefaultValue PeerProperties peer,
        @DefaultValue DatabaseProperties database,
        @DefaultValue BrokerProperties broker,
        @DefaultValue RetentionProperties retention,
        @DefaultValue StatisticsProperties statistics,
        @DefaultValue TrailProperties trail,
        List<TimeStampingProperties> timeStamping,
        @DefaultValue("30d") Duration warnBefore,
        List<SystemProperties> systems,
        List<AuditorProperties> auditors,
        Map<PartyId, PartyProperties> parties) {

    public NodeProperties {
        Setting.required(node, "trm.node");
        Setting.required(country, "trm.country");
        Setting.required(tls, "trm.tls.key-store");
        Setting.required(trust, "trm.trust.roots");
        Setting.required(directory, "trm.directory");
        Setting.required(policy, "trm.policy.officers");
        Setting.required(keys, "trm.keys");
        Setting.required(vault, "trm.vault.officers");
        if (database.url().isPresent() != vault.user().isPresent()) {
            throw new IllegalArgumentException("trm.vault: user and password-file go together with trm.database.url");
        }
        timeStamping = List.copyOf(Objects.requireNonNullElse(timeStamping, List.of()));
        Setting.unique(timeStamping, TimeStampingProperties::name, "trm.time-stamping[].name");
        Setting.between(timeStamping.size(), 0, TimeStampingProperties.MOST, "the number of trm.time-stamping");
        Setting.between(warnBefore, Duration.ofDays(1), Duration.ofDays(365), "trm.warn-before");
        systems = List.copyOf(Objects.requireNonNullElse(systems, List.of()));
        auditors = List.copyOf(Objects.requireNonNullElse(auditors, List.of()));
        parties = Map.copyOf(Objects.requireNonNullElse(parties, Map.of()));
        Setting.unique(systems, SystemProperties::name, "trm.systems.name");
        Setting.unique(systems, SystemProperties::certificate, "trm.systems.certificate");
        Setting.unique(auditors, AuditorProperties::name, "trm.auditors.name");
        Setting.unique(
                Stream.concat(
                                systems.stream().map(SystemProperties::certificate),
                                auditors.stream().map(AuditorProperties::certificate))
                        .toList(),
                Function.identity(),
                "trm.auditors.certificate-sha256, among those of trm.systems too,");
    }

    /**
     * Key store of the HTTPS port.
     *
     * @param keyStore PKCS #12 file with exactly one private key and its chain
     * @param passwordFile file whose first line is the password of store and key
     */
    public record TlsProperties(Path keyStore, Path passwordFile) {

        public TlsProperties {
            Setting.required(keyStore, "trm.tls.key-store");
            Setting.required(passwordFile, "trm.tls.password-file");
        }
    }

    /**
     * Whom the node believes.
     *
     * @param roots PEM file: the roots
     * @param authorities PEM file: the authorities between the roots and everybody else
     * @param crls PEM file: the revocation list of every root and authority; read again when it changes
     * @param revocation what is done beside the lists, and without them
     * @param directoryQuorum how many directory authorities have to have signed a directory, at least
     */
    public record TrustProperties(
            Path roots,
            Path authorities,
            Path crls,
            @DefaultValue RevocationProperties revocation,
            @DefaultValue("2") int directoryQuorum) {

        private static final int MOST_AUTHORITIES = 9;

        public TrustProperties {
            Setting.required(roots, "trm.trust.roots");
            Setting.required(authorities, "trm.trust.authorities");
            Setting.required(crls, "trm.trust.crls");
            Setting.between(directoryQuorum, 1, MOST_AUTHORITIES, "trm.trust.directory-quorum");
        }
    }

    /**
     * Who has to have agreed to the contracts.
     *
     * @param officers folder of the officers' certificates, {@code *.cert.pem}
     */
    public record PolicyProperties(Path officers) {

        public PolicyProperties {
            Setting.required(officers, "trm.policy.officers");
        }
    }

    /**
     * Secrets of the node and its parties.
     *
     * @param parties keys of each party behind this node, its gateway party included
     * @param storageKeyFile 32 bytes in hexadecimal: wraps the data keys of the cases
     * @param pseudonymSecretFile 32 bytes in hexadecimal: from it pseudonyms are derived
     * @param trail keys of the message trail; needed where the directory lists a trail of this node
     */
    public record KeysProperties(
            Map<PartyId, PartyKeysProperties> parties,
            Path storageKeyFile,
            Path pseudonymSecretFile,
            Optional<TrailKeysProperties> trail) {

        @ConstructorBinding
        KeysProperties(
                Map<PartyId, PartyKeysProperties> parties,
                Path storageKeyFile,
                Path pseudonymSecretFile,
                @Nullable TrailKeysProperties trail) {
            this(parties, storageKeyFile, pseudonymSecretFile, Optional.ofNullable(trail));
        }

        public KeysProperties {
            Setting.required(parties, "trm.keys.parties");
            Setting.required(storageKeyFile, "trm.keys.storage-key-file");
            Setting.required(pseudonymSecretFile, "trm.keys.pseudonym-secret-file");
            parties = Map.copyOf(parties);
        }
    }

    /**
     * External PostgreSQL.
     *
     * @param url JDBC address; absent for the embedded server
     * @param user role that the node works with and that owns nothing
     * @param passwordFile file whose first line is the role's password
     * @param owner owner of the database
     */
    public record DatabaseProperties(
            Optional<String> url, Optional<String> user, Optional<Path> passwordFile, Optional<OwnerProperties> owner) {

        @ConstructorBinding
        DatabaseProperties(
                @Nullable String url,
                @Nullable String user,
                @Nullable Path passwordFile,
                @Nullable OwnerProperties owner) {
            this(
                    Optional.ofNullable(url),
                    Optional.ofNullable(user),
                    Optional.ofNullable(passwordFile),
                    Optional.ofNullable(owner));
        }

        public DatabaseProperties {
            if (url.isPresent() != (user.isPresent() && passwordFile.isPresent())) {
                throw new IllegalArgumentException("trm.database: url, user and password-file go together");
            }
            if (url.isPresent() != owner.isPresent()) {
                throw new IllegalArgumentException(
                        "trm.database.owner: user and password-file go together with trm.database.url;"
                                + " docs/operations.md says how to make the two roles");
            }
            if (owner.isPresent() && user.equals(owner.map(OwnerProperties::user))) {
                throw new IllegalArgumentException(
                        "trm.database.owner.user must be another role than trm.database.user");
            }
        }
    }

    /**
     * The role that makes the tables at start and is not used any more after that.
     *
     * @param user role that owns the database and everything in it but the vault
     * @param passwordFile file whose first line is the role's password
     */
    public record OwnerProperties(String user, Path passwordFile) {

        public OwnerProperties {
            Setting.required(user, "trm.database.owner.user");
            Setting.required(passwordFile, "trm.database.owner.password-file");
        }
    }

    /**
     * The broker that moves the work: one inside the process, unless {@code url} names another.
     *
     * @param url address of an external Artemis, Core protocol, for example {@code tcp://host:61617?sslEnabled=true}; absent for the embedded broker
     * @param port TCP port of the embedded broker on the loopback address for national systems; 0 for none
     * @param user who may connect over TCP; with {@code url}, as whom this node connects
     * @param passwordFile file whose first line is the user's password
     */
    public record BrokerProperties(Optional<String> url, int port, Optional<String> user, Optional<Path> passwordFile) {

        @ConstructorBinding
        BrokerProperties(
                @Nullable String url, @DefaultValue("0") int port, @Nullable String user, @Nullable Path passwordFile) {
            this(Optional.ofNullable(url), port, Optional.ofNullable(user), Optional.ofNullable(passwordFile));
        }

        public BrokerProperties {
            Setting.port(port, "trm.broker.port");
            if ((port != 0 || url.isPresent()) && (user.isEmpty() || passwordFile.isEmpty())) {
                throw new IllegalArgumentException(
                        "trm.broker.port: needs trm.broker.user and password-file, as url does");
            }
            if (port != 0 && url.isPresent()) {
                throw new IllegalArgumentException(
                        "trm.broker.port is for the embedded broker, trm.broker.url for another");
            }
        }
    }

    /**
     * How a party gets its documents.
     *
     * @param delivery channel
     * @param folder directories, when the channel is a folder
     */
    public record PartyProperties(Delivery delivery, Optional<FolderProperties> folder) {

        @ConstructorBinding
        PartyProperties(@DefaultValue("inbox") Delivery delivery, @Nullable FolderProperties folder) {
            this(delivery, Optional.ofNullable(folder));
        }

        public PartyProperties {
            if ((delivery == Delivery.FOLDER) != folder.isPresent()) {
                throw new IllegalArgumentException(
                        "trm.parties.*: delivery folder and folder.out, folder.in go together");
            }
        }
    }

    /** Channel to a party's system. */
    public enum Delivery {
        /** The system fetches by REST. */
        INBOX,
        /** The node writes files. */
        FOLDER
    }

    /**
     * A party's directories.
     *
     * @param out the node writes documents here
     * @param in the node picks up submissions here
     */
    public record FolderProperties(Path out, Path in) {

        public FolderProperties {
            Setting.required(out, "trm.parties.*.folder.out");
            Setting.required(in, "trm.parties.*.folder.in");
        }
    }
}
