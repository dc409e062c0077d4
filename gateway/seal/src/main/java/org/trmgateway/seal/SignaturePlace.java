package org.trmgateway.seal;

/**
 * Where the entries of one signer stand in a container.
 *
 * @param number counted from 1 to {@value #LAST}; a container with one signer has the first place only
 */
record SignaturePlace(int number) {

    static final int LAST = 9;
    static final SignaturePlace FIRST = new SignaturePlace(1);

    String manifest() {
        return "META-INF/ASiCManifest00" + number + ".xml";
    }

    String signature() {
        return "META-INF/signature00" + number + ".p7s";
    }

    String postQuantumManifest() {
        return "pq/manifest" + suffix() + ".xml";
    }

    String postQuantumSignature() {
        return "pq/signature-ml-dsa-65" + suffix() + ".p7s";
    }

    SignaturePlace next() {
        return new SignaturePlace(number + 1);
    }

    private String suffix() {
        return number == 1 ? "" : "-00" + number;
    }
}
