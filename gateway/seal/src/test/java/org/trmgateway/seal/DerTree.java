package org.trmgateway.seal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * DER (ITU-T X.690) as a tree of tags, without any notion of what it means and without Bouncy Castle, so that its elements can be moved
 * about. Looks into octet strings that hold DER.
 */
record DerTree(byte tag, byte[] content, List<DerTree> children) {

    private static final int CONSTRUCTED = 0x20;
    private static final byte OCTET_STRING = 0x04;

    /** The one element that these bytes are; empty when they are none, or more than one. */
    static Optional<DerTree> read(byte[] der) {
        return elements(der).filter(found -> found.size() == 1).map(List::getFirst);
    }

    byte[] bytes() {
        byte[] body = children.isEmpty() ? content : join(children);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (body.length < 0x80) {
            out.write(body.length);
        } else {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(body.length) + 7) / 8;
            out.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                out.write(body.length >>> (8 * i));
            }
        }
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** The whole, with the children of one element at a time rearranged, and with primitive elements emptied. */
    List<byte[]> rearranged() {
        List<byte[]> all = new ArrayList<>();
        trees().forEach(tree -> all.add(tree.bytes()));
        return all;
    }

    private List<DerTree> trees() {
        if (children.isEmpty()) {
            return content.length == 0 ? List.of() : List.of(new DerTree(tag, new byte[0], List.of()));
        }
        List<DerTree> trees = new ArrayList<>(Rearranged.of(children, this::with));
        for (int i = 0; i < children.size(); i++) {
            for (DerTree child : children.get(i).trees()) {
                List<DerTree> altered = new ArrayList<>(children);
                altered.set(i, child);
                trees.add(with(altered));
            }
        }
        return trees;
    }

    private DerTree with(List<DerTree> other) {
        return new DerTree(tag, new byte[0], other);
    }

    private static byte[] join(List<DerTree> trees) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trees.forEach(tree -> out.writeBytes(tree.bytes()));
        return out.toByteArray();
    }

    private static Optional<List<DerTree>> elements(byte[] der) {
        List<DerTree> found = new ArrayList<>();
        int at = 0;
        while (at < der.length) {
            int lengthAt = at + 1;
            if ((der[at] & 0x1f) == 0x1f || lengthAt >= der.length) {
                return Optional.empty();
            }
            int octets = (der[lengthAt] & 0x80) == 0 ? 0 : der[lengthAt] & 0x7f;
            int start = lengthAt + 1 + octets;
            if (octets > 3 || start > der.length) {
                return Optional.empty();
            }
            int length = octets == 0 ? der[lengthAt] : 0;
            for (int i = lengthAt + 1; i < start; i++) {
                length = (length << 8) | (der[i] & 0xff);
            }
            if (length > der.length - start) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOfRange(der, start, start + length);
            found.add(new DerTree(der[at], content, children(der[at], content)));
            at = start + length;
        }
        return Optional.of(found);
    }

    private static List<DerTree> children(byte tag, byte[] content) {
        if ((tag & CONSTRUCTED) != 0) {
            return elements(content).orElse(List.of());
        }
        // A sequence in an octet string: the value of an ECDSA signature is one.
        return tag == OCTET_STRING && content.length > 0 && content[0] == 0x30
                ? elements(content).orElse(List.of())
                : List.of();
    }
}
