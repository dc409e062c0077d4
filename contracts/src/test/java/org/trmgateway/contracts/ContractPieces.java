package org.trmgateway.contracts;

import java.io.IOException;
import java.io.StringReader;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The contracts of this build without the country packs, each piece as {@link Contracts#load} makes it. */
record ContractPieces(
        CodeLists codeLists,
        SchemaNames names,
        MessageCatalogue catalogue,
        CaseStates states,
        Choreography choreography,
        ReleasePolicy releasePolicy,
        RefusalTexts refusalTexts) {

    static final ContractFolder MESSAGES = new ContractFolder("messages");
    static final ContractFolder CHOREOGRAPHY = new ContractFolder("choreography");
    static final ContractFolder RELEASE_POLICY = new ContractFolder("release-policy");

    private static final ContractPieces LOADED = read();

    static ContractPieces load() {
        return LOADED;
    }

    static Document xml(String text) {
        try {
            return SafeXml.documentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException unreadable) {
            throw new IllegalArgumentException("a test's own document", unreadable);
        }
    }

    private static ContractPieces read() {
        CodeLists codeLists = CodeLists.load(MESSAGES);
        SchemaNames names = SchemaNames.read(MESSAGES);
        MessageCatalogue catalogue = MessageCatalogue.load(MESSAGES, names, codeLists);
        CaseStates states = CaseStates.load(CHOREOGRAPHY);
        return new ContractPieces(
                codeLists,
                names,
                catalogue,
                states,
                Choreography.load(CHOREOGRAPHY, states, catalogue, names),
                ReleasePolicy.load(RELEASE_POLICY, states, names, codeLists),
                RefusalTexts.load(MESSAGES));
    }
}
