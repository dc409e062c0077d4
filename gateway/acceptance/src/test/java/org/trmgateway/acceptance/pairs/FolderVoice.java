package org.trmgateway.acceptance.pairs;

/** The same for a system that can only read and write files: what it is told of its own mistakes comes as a file as well. */
interface FolderVoice extends CountryVoice {

    /** Reads why a file was refused. Fails when it is not the form of the country. */
    ReadRefusal readRefusal(byte[] document);
}
