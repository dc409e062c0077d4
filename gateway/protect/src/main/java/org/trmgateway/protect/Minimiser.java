package org.trmgateway.protect;

import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.ReleaseView;
import org.w3c.dom.Document;

/**
 * Cuts a canonical message down to what one receiver view may have. The result is built anew from what the policy names, so that nothing travels by
 * being forgotten: comments, processing instructions and white space stay behind, an unknown element or attribute stops the message.
 *
 * <p>Immutable and safe for use by many threads if its parts are.
 */
public final class Minimiser {

    private final ReleaseView view;
    private final Generalisers generalisers;

    public Minimiser(ReleaseView view, Generalisers generalisers) {
        this.view = view;
        this.generalisers = generalisers;
    }

    /**
     * Applies the view.
     *
     * @param message canonical message; not changed
     * @param pseudonyms what the receiver calls the persons of this message
     * @throws GatewayException with {@link ErrorCode#PROTECT_FIELD_UNLISTED} when the policy does not know an element, an attribute, a generaliser or
     *     what a field becomes
     */
    public Minimised minimise(Document message, PersonPseudonyms pseudonyms) {
        Minimisation pass = new Minimisation(view, generalisers, pseudonyms, message.getDocumentElement());
        return pass.run();
    }

    static GatewayException unlisted(String name) {
        return new GatewayException(ErrorCode.PROTECT_FIELD_UNLISTED, Detail.field(name));
    }
}
