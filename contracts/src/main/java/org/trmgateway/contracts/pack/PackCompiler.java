package org.trmgateway.contracts.pack;

import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.Processor;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.referral.MessageType;

/**
 * Compiles packs against what all of them share.
 *
 * @param processor for their maps
 * @param countries folder of all packs
 * @param forms the form of each message, in canonical names
 * @param lists the canonical code lists
 * @param shape what a canonical message is made of
 * @param canonicalForm the canonical side
 * @param canonicalFormat the canonical message as a form
 * @param refusalTexts the sentences of refusals
 */
record PackCompiler(
        Processor processor,
        ContractFolder countries,
        Map<MessageType, PlainForms.Form> forms,
        CodeLists lists,
        CanonicalShape shape,
        CanonicalForm canonicalForm,
        CanonicalFormat canonicalFormat,
        RefusalTexts refusalTexts) {

    /**
     * Compiles what is shared.
     *
     * @throws IllegalStateException when it does not compile
     */
    static PackCompiler of(
            ContractFolder countries, MessageCatalogue catalogue, CodeLists lists, RefusalTexts refusalTexts) {
        Processor processor = LockedProcessor.create();
        ContractFolder releasePolicy = countries.other("release-policy");
        CanonicalShape shape = CanonicalShape.read(countries.other("messages"), releasePolicy, lists);
        return new PackCompiler(
                processor,
                countries,
                PlainForms.ofMessages(countries.other("messages"), catalogue),
                lists,
                shape,
                new CanonicalForm(
                        processor, catalogue, CanonicalOrder.read(releasePolicy, shape), new HandInRule(shape)),
                CanonicalFormat.compile(processor, countries.other(PackManifest.SHARED)),
                refusalTexts);
    }

    /** Folder of a pack. */
    ContractFolder folder(String country) {
        return countries.other("countries/" + country);
    }

    /**
     * Compiles a pack.
     *
     * @throws IllegalStateException when it is incomplete, does not compile or leaves the canonical code lists
     */
    CountryPack compile(String country) {
        ContractFolder folder = folder(country);
        PackManifest manifest = PackManifest.read(folder);
        return new CountryPack(
                manifest,
                PackData.read(folder, manifest, lists, shape),
                manifest.losses().map(file -> LossPolicy.read(folder, file)).orElseGet(LossPolicy::flagging),
                manifest.formats().stream()
                        .map(format -> NationalFormat.compile(processor, folder, format, plain(manifest, format)))
                        .toList(),
                Optional.of(canonicalFormat).filter(shared -> manifest.canonical()),
                canonicalForm,
                refusalTexts);
    }

    /**
     * The plain forms of a format, where it has them.
     *
     * @throws IllegalStateException when their words are wrong
     */
    Optional<PlainForms> plain(PackManifest manifest, PackManifest.Format format) {
        return format.plain()
                .map(plain ->
                        PlainForms.read(folder(manifest.country()), format, plain, manifest.tables(), shape, forms));
    }

    /**
     * What a pack contains.
     *
     * @throws IllegalStateException when the words of its plain forms are wrong
     */
    PackOutline outline(PackManifest manifest) {
        return PackOutline.of(manifest, format -> plain(manifest, format));
    }
}
