package org.trmgateway.routes.outbound.admit;

import java.util.List;
import java.util.function.Supplier;
import org.trmgateway.protect.Pseudonym;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.w3c.dom.Document;

/** Looks at the pseudonyms that a national system wrote into a form, while whoever typed them still sits before it. */
final class TypedPseudonyms {

    private final Supplier<Directory> directory;
    private final CaseStore cases;
    private final CasePseudonyms pseudonyms;

    TypedPseudonyms(Supplier<Directory> directory, CaseStore cases, CasePseudonyms pseudonyms) {
        this.directory = directory;
        this.cases = cases;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Requires that each was given to this party in this case.
     *
     * @throws org.trmgateway.referral.GatewayException with PROTECT_PSEUDONYM_INVALID when one was mistyped, PROTECT_PSEUDONYM_FOREIGN when it was
     *     given to another office, PROTECT_PSEUDONYM_UNKNOWN when it is nobody's in this case
     */
    void require(DirectoryParty sender, CaseRecord holder, Document canonical) {
        List<NodeId> nodes =
                directory.get().nodes().stream().map(DirectoryNode::id).toList();
        for (String text : CanonicalXml.values(canonical, "trm_Pseudonym")) {
            Pseudonym pseudonym = Pseudonym.parse(text, sender.node(), nodes);
            pseudonyms.requireReceived(holder, cases.relations(holder.id()), pseudonym);
        }
    }
}
