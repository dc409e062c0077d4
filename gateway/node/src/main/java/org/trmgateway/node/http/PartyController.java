package org.trmgateway.node.http;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Role;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;

/** {@code GET /v1/parties/own}: what the node can open of the messages it carries, so that nobody has to guess. */
@RestController
public final class PartyController {

    private final NodeId node;
    private final Supplier<Directory> directory;

    public PartyController(NodeId node, Supplier<Directory> directory) {
        this.node = node;
        this.directory = directory;
    }

    /**
     * A party behind this node.
     *
     * @param party the party
     * @param custody who can open what is sealed for it alone: {@code node} or {@code party}
     */
    public record OwnParty(String party, String custody) {

        static OwnParty of(DirectoryParty party) {
            return new OwnParty(party.id().value(), party.custody().word());
        }
    }

    /** The parties behind this node, as the signed directory lists them; without the gateway itself, to which nothing is sealed. */
    @GetMapping("/v1/parties/own")
    public List<OwnParty> own(NationalSystem system) {
        return directory.get().partiesOf(node).stream()
                .filter(party -> !party.roles().contains(Role.GW))
                .map(OwnParty::of)
                .toList();
    }
}
