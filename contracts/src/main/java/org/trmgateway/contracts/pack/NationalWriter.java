package org.trmgateway.contracts.pack;

import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Writes a national document: mapped, checked against the rules of the national form, in the national syntax and character set. */
final class NationalWriter {

    private final PackManifest.Format declared;
    private final NationalPrinter printer;

    NationalWriter(PackManifest.Format declared, NationalPrinter printer) {
        this.declared = declared;
        this.printer = printer;
    }

    /**
     * Maps and writes.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_MAP_FAILED} when the map breaks or makes a document the national schema
     *     refuses: a national system must never get one
     */
    NationalDocument write(CountryMap map, XdmNode document, Map<QName, XdmValue> parameters) {
        XdmDestination mapped = new XdmDestination();
        try {
            map.run(document, parameters, mapped);
            Optional<Detail> violation = printer.violation(mapped.getXdmNode());
            if (violation.isPresent()) {
                throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, violation.get());
            }
            return new NationalDocument(printer.bytes(mapped.getXdmNode()), declared.mediaType(), declared.extension());
        } catch (GatewayException refused) {
            // Going out there is nobody to refuse to: whatever the map found is a gap of the pack.
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, refused.detail());
        } catch (SaxonApiException unwritable) {
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.rule(declared.id()));
        }
    }
}
