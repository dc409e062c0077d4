package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What breaks parsers, in any of the formats there are. */
final class HostilePieces {

    static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "00",
            "2147483647",
            "2147483648",
            "-2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999",
            "1e999999",
            "1e-999999",
            "0.1",
            "NaN",
            "٣",
            "");

    private static final List<String> TEXTS = List.of(
            "<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;&b;&b;\">]>",
            "<!DOCTYPE a SYSTEM \"file:///etc/hostname\">",
            "&b;",
            "&#0;",
            "&#xD800;",
            "&amp",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml version=\"1.1\" encoding=\"UTF-16\"?>",
            "<?a b?>",
            "<a>",
            "</a>",
            "<a:b xmlns:a=\"\">",
            " xmlns=\"urn:x\"",
            " xsi:nil=\"true\"",
            "{\"a\":",
            "[",
            "]",
            "}",
            ",",
            "\"",
            "\\u0000",
            "\\ud800",
            "null",
            "true",
            ";",
            "\"\"",
            "\r",
            "\n",
            "\n\n",
            "\t",
            "=1+1",
            "%s%n",
            "../../a",
            "-----BEGIN CMS-----\n",
            "-----END CMS-----\n",
            "endobj",
            "stream\n",
            "/FlateDecode",
            "1 0 R",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n",
            "=?UTF-8?B?//8=?=",
            "=?x?Q?=FF?=");

    private static final List<String> BYTES = List.of(
            "00",
            "ff",
            "80",
            "7f",
            "c080",
            "eda080",
            "f4908080",
            "efbbbf",
            "feff",
            "fffe",
            "e280ae",
            "0000",
            "ffff",
            "ffffffff",
            "7fffffff",
            "80000000",
            "3080",
            "308400000000",
            "30847fffffff",
            "a080",
            "0480",
            "0500",
            "020100",
            "0201ff",
            "0609608648016503040101",
            "504b0304",
            "504b0506",
            "ffd8ffe1ffff",
            "ffe10000",
            "89504e470d0a1a0a",
            "49484452",
            "7fffffff69545874",
            "4d4d002a00000008",
            "49492a0008000000");

    static final List<byte[]> ALL = Stream.concat(
                    Stream.concat(NUMBERS.stream(), TEXTS.stream()).map(text -> text.getBytes(UTF_8)),
                    BYTES.stream().map(HexFormat.of()::parseHex))
            .toList();

    private HostilePieces() {}
}
