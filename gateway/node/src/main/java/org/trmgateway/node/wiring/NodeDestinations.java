package org.trmgateway.node.wiring;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.NodeProperties.PartyProperties;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.routes.inbound.deliver.DeliveryChannel;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.deliver.FolderChannel;
import org.trmgateway.routes.inbound.deliver.InboxDesk;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;

/** Channels as configured, nodes as the directory has them. */
final class NodeDestinations implements DeliveryDestinations {

    private final Map<PartyId, PartyProperties> parties;
    private final Path staging;
    private final Supplier<Directory> directory;
    private final ObjectProvider<InboxDesk> inbox;
    private final UnitOfWork unitOfWork;
    private final Map<PartyId, DeliveryChannel> channels = new ConcurrentHashMap<>();

    NodeDestinations(
            NodeProperties properties,
            Supplier<Directory> directory,
            ObjectProvider<InboxDesk> inbox,
            UnitOfWork unitOfWork) {
        this.parties = properties.parties();
        this.staging = properties.data().resolve("staging");
        this.directory = directory;
        this.inbox = inbox;
        this.unitOfWork = unitOfWork;
        requireChannelForEveryParty(properties);
    }

    /** A party that the directory places here but nobody configured would lose its messages at the last step: better not to start. */
    private void requireChannelForEveryParty(NodeProperties properties) {
        for (DirectoryParty party : directory.get().partiesOf(properties.node())) {
            if (!party.roles().contains(Role.GW) && !parties.containsKey(party.id())) {
                throw new IllegalArgumentException("trm.parties has no delivery for " + party.id());
            }
        }
    }

    @Override
    public DeliveryChannel channelOf(PartyId party) {
        return channels.computeIfAbsent(party, this::open);
    }

    @Override
    public NodeId nodeOf(PartyId party) {
        return directory.get().party(party, ErrorCode.ADMIT_RECIPIENT_UNKNOWN).node();
    }

    private DeliveryChannel open(PartyId party) {
        PartyProperties configured = parties.get(party);
        if (configured == null) {
            throw new GatewayException(ErrorCode.DELIVER_CHANNEL_UNAVAILABLE, Detail.rule(party.value()));
        }
        return switch (configured.delivery()) {
            case INBOX -> inbox.getObject();
            case FOLDER ->
                new FolderChannel(configured.folder().orElseThrow().out(), staging.resolve(party.value()), unitOfWork);
        };
    }
}
