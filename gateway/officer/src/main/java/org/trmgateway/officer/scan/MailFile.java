package org.trmgateway.officer.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** A mail with its parts and attachments (RFC 5322, RFC 2045 and 2046). */
final class MailFile implements PartReader {

    /** Header fields that hold addresses of offices; names of the case are looked for in them, patterns are not. */
    private static final Set<String> ADDRESSES = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "sender",
            "return-path",
            "delivered-to",
            "resent-from",
            "resent-to",
            "received",
            "message-id",
            "in-reply-to",
            "references",
            "dkim-signature",
            "authentication-results",
            "date",
            "x-originating-ip",
            "list-unsubscribe",
            "errors-to");

    @Override
    public void read(String where, byte[] content, Reading reading) throws IOException {
        part(where, new String(content, StandardCharsets.ISO_8859_1), 0, reading);
    }

    /** One part, in Latin 1 so that every byte is a character. */
    private static void part(String where, String part, int depth, Reading reading) throws IOException {
        MailHead head = MailHead.of(part);
        head.fields().forEach(field -> {
            String text = utf8(field.text());
            if (ADDRESSES.contains(field.name())) {
                reading.addresses(PartReader.within(where, "mail addresses"), text);
            } else {
                reading.text(PartReader.within(where, "mail headers"), text);
            }
        });
        if (head.boundary().isPresent() && depth < Limits.DEEPEST) {
            // what stands before the first boundary and behind the last is shown by no program
            String[] parts =
                    head.body().split("(?m)^--" + Pattern.quote(head.boundary().get()), -1);
            reading.text(PartReader.within(where, "outside the parts"), utf8(parts[0]));
            for (int number = 1; number < parts.length && number <= Limits.MOST_PARTS; number++) {
                boolean last = parts[number].startsWith("--");
                String body = parts[number].replaceFirst("^(?:--)?[ \\t]*\\r?\\n?", "");
                if (last) {
                    reading.text(PartReader.within(where, "outside the parts"), utf8(body));
                } else {
                    part(PartReader.within(where, "mail part " + number), body, depth + 1, reading);
                }
            }
            return;
        }
        body(where, head, reading);
    }

    private static void body(String where, MailHead head, Reading reading) {
        byte[] bytes = head.decoded();
        if (head.type().startsWith("text/html") || head.type().startsWith("text/xml")) {
            new MarkupFile().read(where, bytes, reading);
        } else if (head.type().startsWith("text/") && head.attachment().isEmpty()) {
            Charsets texts = Charsets.of(bytes, head.charset());
            reading.text(where, texts.first());
            texts.others().forEach(text -> reading.guess(where, text));
            Embedded.read(where, texts.first(), reading);
        } else if (bytes.length > 0) {
            reading.file(where, head.attachment(), bytes);
        }
    }

    private static String utf8(String latin) {
        return Charsets.of(latin.getBytes(StandardCharsets.ISO_8859_1)).first();
    }
}
