package org.trmgateway.seal;

/**
 * A sealed part, decrypted at the desk of the party it was sealed for.
 *
 * @param binding what stands at its head: the message it belongs to, from whom and for whom. The part itself carries no signature
 * @param xml its content, XML with the root {@code SealedPart}; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // carried from one place to another, never compared
public record OpenedPart(PartBinding binding, byte[] xml) {}
