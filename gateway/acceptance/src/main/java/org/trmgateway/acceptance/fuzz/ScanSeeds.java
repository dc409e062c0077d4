package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** The smallest files that have something of everything. */
final class ScanSeeds {

    /** APP1 with a TIFF header, one directory with a GPS pointer, and a latitude. */
    private static final String EXIF =
            "ffe10048" + "457869660000" + "4d4d002a00000008" + "0001" + "88250004000000010000001a"
                    + "00000000" + "0002" + "00010002000000024e000000" + "000200050000000300000038" + "00000000"
                    + "000000340000000100000000";

    private ScanSeeds() {}

    static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    static byte[] jpegWithPlace() throws IOException {
        byte[] plain = picture("jpg");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 2);
        bytes.writeBytes(HexFormat.of().parseHex(EXIF));
        bytes.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    static byte[] mail() {
        return ("From: a@example.org\nTo: b@example.org\nSubject: =?UTF-8?Q?c=C3=A9?=\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/mixed; boundary=\"d\"\n\n--d\nContent-Type: text/plain\n"
                        + "Content-Transfer-Encoding: quoted-printable\n\ne=20f\n--d\nContent-Type: text/html\n"
                        + "Content-Disposition: attachment; filename=\"g.html\"\nContent-Transfer-Encoding: base64\n\n"
                        + "PGI+aDwvYj4=\n--d--\n")
                .getBytes(UTF_8);
    }

    /** With a page, a compressed stream of text, and properties. */
    static byte[] pdf() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write("BT /F1 12 Tf 10 10 Td (Text) Tj ET".getBytes(UTF_8));
        }
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length " + packed.size() + "/Filter/FlateDecode>>\nstream\n" + packed.toString(ISO_8859_1)
                    + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            "<</Title(Title)/Author<FEFF0041>>>"
        };
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = pdf.length();
        pdf.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
        pdf.append("trailer\n<</Size ").append(objects.length + 1).append("/Root 1 0 R/Info 6 0 R>>\nstartxref\n");
        return pdf.append(start).append("\n%%EOF\n").toString().getBytes(ISO_8859_1);
    }
}
