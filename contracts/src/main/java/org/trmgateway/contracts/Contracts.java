package org.trmgateway.contracts;

import org.trmgateway.contracts.pack.CountryPacks;

/**
 * Everything the gateway knows as data, read and compiled once. All parts are immutable and safe for use by many threads.
 */
public final class Contracts {

    private final MessageCatalogue catalogue;
    private final Choreography choreography;
    private final ReleasePolicy releasePolicy;
    private final CodeLists codeLists;
    private final CountryPacks packs;
    private final RefusalTexts refusalTexts;

    private Contracts(
            MessageCatalogue catalogue,
            Choreography choreography,
            ReleasePolicy releasePolicy,
            CodeLists codeLists,
            CountryPacks packs,
            RefusalTexts refusalTexts) {
        this.catalogue = catalogue;
        this.choreography = choreography;
        this.releasePolicy = releasePolicy;
        this.codeLists = codeLists;
        this.packs = packs;
        this.refusalTexts = refusalTexts;
    }

    /**
     * Reads the contracts of this build.
     *
     * @throws IllegalStateException when a part is missing, does not compile or contradicts another: nothing may start then
     */
    public static Contracts load() {
        ContractFolder messages = new ContractFolder("messages");
        ContractFolder choreography = new ContractFolder("choreography");
        CodeLists codeLists = CodeLists.load(messages);
        SchemaNames names = SchemaNames.read(messages);
        MessageCatalogue catalogue = MessageCatalogue.load(messages, names, codeLists);
        CaseStates states = CaseStates.load(choreography);
        RefusalTexts refusalTexts = RefusalTexts.load(messages);
        return new Contracts(
                catalogue,
                Choreography.load(choreography, states, catalogue, names),
                ReleasePolicy.load(new ContractFolder("release-policy"), states, names, codeLists),
                codeLists,
                CountryPacks.load(catalogue, codeLists, refusalTexts),
                refusalTexts);
    }

    /** The messages and their schemas. */
    public MessageCatalogue catalogue() {
        return catalogue;
    }

    /** Who may send what, when. */
    public Choreography choreography() {
        return choreography;
    }

    /** What each receiver gets of each field. */
    public ReleasePolicy releasePolicy() {
        return releasePolicy;
    }

    /** The canonical codes. */
    public CodeLists codeLists() {
        return codeLists;
    }

    /** The translators. */
    public CountryPacks packs() {
        return packs;
    }

    /** The sentences for refusals. */
    public RefusalTexts refusalTexts() {
        return refusalTexts;
    }
}
