package org.trmgateway.routes.inbound.admit;

import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.MessageRecord;
import org.w3c.dom.Document;

/**
 * A stored inbound message whose turn has come.
 *
 * @param message its record
 * @param holder the recipient's case, locked
 * @param relation what the case is called between recipient and sender
 * @param canonical its content, decrypted; sealed parts are still sealed
 */
public record ArrivedMessage(MessageRecord message, CaseRecord holder, CaseRelation relation, Document canonical) {}
