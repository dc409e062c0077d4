package org.trmgateway.packkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.contracts.pack.PackOutline;
import org.trmgateway.contracts.pack.RecognisedForm;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;

/** Runs the samples of a pack in the direction each is for, and compares. */
final class SampleRuns {

    private final CountryPack pack;
    private final PackOutline outline;
    private final Deliveries deliveries;
    private final MessageCatalogue catalogue;

    SampleRuns(CountryPack pack, PackOutline outline, Deliveries deliveries, MessageCatalogue catalogue) {
        this.pack = pack;
        this.outline = outline;
        this.deliveries = deliveries;
        this.catalogue = catalogue;
    }

    SampleRun run(Sample sample) {
        try {
            return sample.delivered() ? deliver(sample) : receive(sample);
        } catch (GatewayException refused) {
            return failed(sample, refused.code() + " " + refused.detail());
        } catch (IllegalArgumentException unreadable) {
            return failed(sample, "cannot be read: " + unreadable.getMessage());
        }
    }

    /** The document a delivered sample's message makes. */
    NationalDocument document(Sample sample) {
        Document canonical = Message.parse(sample.canonical());
        return pack.toNational(
                Message.definition(canonical, catalogue).type(),
                canonical,
                deliveries.context(sample, outline.parties()));
    }

    private SampleRun receive(Sample sample) {
        RecognisedForm form = pack.recognise(sample.document());
        Translation translation = pack.toCanonical(sample.document());
        Optional<Sameness.Difference> difference = Sameness.between(
                Sameness.lines(Message.parse(sample.canonical())), Sameness.lines(translation.canonical()));
        return new SampleRun(
                sample,
                Optional.of(translation.message().type()),
                form.format() + " " + form.form(),
                translation.losses(),
                difference.map(other -> "the canonical message is another from " + other.name() + " on"),
                difference);
    }

    private SampleRun deliver(Sample sample) {
        Document canonical = Message.parse(sample.canonical());
        MessageDefinition message = Message.definition(canonical, catalogue);
        NationalDocument document = document(sample);
        Optional<Sameness.Difference> difference = Sameness.between(
                Sameness.lines(sample.document(), sample.extension(), charset(message)),
                Sameness.lines(document.bytes(), document.extension(), charset(message)));
        return new SampleRun(
                sample,
                Optional.of(message.type()),
                "",
                List.of(),
                difference.map(other -> "the national document is another from " + other.name() + " on"),
                difference);
    }

    private Charset charset(MessageDefinition message) {
        return outline.formats().stream()
                .filter(format -> format.delivered().contains(message.type()))
                .map(PackOutline.Format::charset)
                .findFirst()
                .orElse(StandardCharsets.UTF_8);
    }

    private static SampleRun failed(Sample sample, String why) {
        return new SampleRun(sample, Optional.empty(), "", List.of(), Optional.of(why.strip()), Optional.empty());
    }
}
