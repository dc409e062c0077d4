package org.trmgateway.seal;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.referral.Sha256;

/** What a directory has to fulfil whoever signed it. Each refusal is {@link ErrorCode#OPEN_DIRECTORY_INVALID}, or stale when it is over. */
final class DirectoryRules {

    private DirectoryRules() {}

    /** Refuses content that contradicts itself. */
    static void requireConsistent(DirectoryContent content) {
        requireLife(content);
        requireOnce(content.nodes(), DirectoryNode::id);
        requireOnce(content.parties(), DirectoryParty::id);
        requireOnce(
                content.nodes().stream()
                        .flatMap(node -> node.tlsCertificates().stream())
                        .toList(),
                Function.identity());
        requireOnce(generations(content).toList(), PartyCertificates::signing);
        requireOnce(generations(content).toList(), PartyCertificates::postQuantumSigning);
        requireNodes(content);
        requireKeysOfDesksApart(content);
        TrailRules.requireConsistent(content);
        for (DirectoryParty party : content.parties()) {
            if (party.suites().stream().noneMatch(party::takes)) {
                throw invalid("suite-floor");
            }
        }
    }

    /** Refuses content that must not be used now: over, or of a future that nobody has seen. */
    static void requireCurrent(DirectoryContent content, Instant now) {
        if (content.issued().isAfter(now.plus(Opener.CLOCK_SKEW))) {
            throw invalid("issued-in-future");
        }
        if (!now.isBefore(content.expires())) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_STALE, Detail.field("expires"));
        }
    }

    /** Refuses what must not take the place of another: an older version, or another content of the same one. */
    static void requireSucceeding(long version, Sha256 content, long previousVersion, Sha256 previousContent) {
        if (version < previousVersion) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_ROLLED_BACK, Detail.rule("version"));
        }
        if (version == previousVersion && !content.equals(previousContent)) {
            throw new GatewayException(ErrorCode.OPEN_DIRECTORY_ROLLED_BACK, Detail.rule("two-of-one-version"));
        }
    }

    private static void requireLife(DirectoryContent content) {
        if (content.version() < 1) {
            throw invalid("version");
        }
        Duration life = Duration.between(content.issued(), content.expires());
        if (!life.isPositive() || life.compareTo(DirectoryContent.LONGEST_LIFE) > 0) {
            throw invalid("life");
        }
    }

    /** Two parties with one key, or two entries for one party, would make the answer depend on the order. */
    private static <V> void requireOnce(List<V> values, Function<V, ?> key) {
        if (values.stream().map(key).distinct().count() != values.size()) {
            throw invalid("listed-twice");
        }
    }

    private static void requireNodes(DirectoryContent content) {
        Map<PartyId, DirectoryParty> parties =
                content.parties().stream().collect(Collectors.toMap(DirectoryParty::id, Function.identity()));
        Set<NodeId> nodes = content.nodes().stream().map(DirectoryNode::id).collect(Collectors.toSet());
        for (DirectoryParty party : content.parties()) {
            if (!nodes.contains(party.node())) {
                throw invalid("party-node");
            }
        }
        for (DirectoryNode node : content.nodes()) {
            DirectoryParty gateway = parties.get(node.gatewayParty());
            if (gateway == null
                    || !gateway.roles().contains(Role.GW)
                    || !gateway.node().equals(node.id())) {
                throw invalid("gateway-party");
            }
        }
    }

    /** A key that a node holds, or another party has, would make the promise untrue that only the party's desk can open a part. */
    private static void requireKeysOfDesksApart(DirectoryContent content) {
        Set<PublicKey> known = new HashSet<>();
        generations(content).forEach(keys -> {
            known.add(keys.encryption().key());
            known.add(keys.postQuantumEncryption().key());
        });
        for (DirectoryParty party : content.parties()) {
            party.desk().ifPresent(desk -> {
                if (!known.add(desk.encryption().key())
                        || !known.add(desk.postQuantumEncryption().key())) {
                    throw invalid("desk-key");
                }
            });
        }
    }

    private static Stream<PartyCertificates> generations(DirectoryContent content) {
        return content.parties().stream().flatMap(party -> party.generations().stream());
    }

    private static GatewayException invalid(String rule) {
        return new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule(rule));
    }
}
