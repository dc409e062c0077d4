package org.trmgateway.contracts;

import java.util.List;
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
    private final WorkingCalendar calendar;

    private Contracts(
            MessageCatalogue catalogue,
            Choreography choreography,
            ReleasePolicy releasePolicy,
            CodeLists codeLists,
            CountryPacks packs,
            RefusalTexts refusalTexts,
            WorkingCalendar calendar) {
        this.catalogue = catalogue;
        this.choreography = choreography;
        this.releasePolicy = releasePolicy;
        this.codeLists = codeLists;
        this.packs = packs;
        this.refusalTexts = refusalTexts;
        this.calendar = calendar;
    }

    /**
     * Reads the contracts of this build.
     *
     * @throws IllegalStateException when a part is missing, does not compile or contradicts another: nothing may start then
     */
    public static Contracts load() {
        return load(ContractFiles.packaged());
    }

    /**
     * Reads contracts from where they are; whether somebody signed them is not asked here.
     *
     * @throws IllegalStateException when a part is missing, does not compile or contradicts another: nothing may start then
     */
    public static Contracts load(ContractFiles files) {
        return load(files, CountryPacks.listed(new ContractFolder(files, "countries")));
    }

    /**
     * Reads contracts with some of their packs only.
     *
     * @param countries folders of the packs to compile, listed by the contracts or not
     * @throws IllegalStateException when a part is missing, does not compile or contradicts another
     */
    public static Contracts load(ContractFiles files, List<String> countries) {
        ContractFolder messages = new ContractFolder(files, "messages");
        ContractFolder choreography = new ContractFolder(files, "choreography");
        CodeLists codeLists = CodeLists.load(messages);
        SchemaNames names = SchemaNames.read(messages);
        MessageCatalogue catalogue = MessageCatalogue.load(messages, names, codeLists);
        CaseStates states = CaseStates.load(choreography);
        RefusalTexts refusalTexts = RefusalTexts.load(messages);
        return new Contracts(
                catalogue,
                Choreography.load(choreography, states, catalogue, names),
                ReleasePolicy.load(new ContractFolder(files, "release-policy"), states, names, codeLists),
                codeLists,
                CountryPacks.load(
                        new ContractFolder(files, "countries"), countries, catalogue, codeLists, refusalTexts),
                refusalTexts,
                WorkingCalendar.load(choreography));
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

    /** On which days people work who have to answer. */
    public WorkingCalendar calendar() {
        return calendar;
    }
}
