package org.trmgateway.routes.outbound.protect;

import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.MessageRecord;
import org.w3c.dom.Document;

/**
 * A stored message that was admitted and is not protected yet.
 *
 * @param message its record
 * @param holder its case
 * @param canonical its content, decrypted
 */
public record AcceptedMessage(MessageRecord message, CaseRecord holder, Document canonical) {}
