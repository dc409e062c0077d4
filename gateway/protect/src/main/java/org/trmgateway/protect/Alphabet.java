package org.trmgateway.protect;

/** Alphabets that ICAO Doc 9303 part 3, section 6, transliterates differently. */
public enum Alphabet {
    BELARUSIAN,
    RUSSIAN,
    SERBIAN,
    UKRAINIAN,
    /** Any alphabet of Latin letters. */
    LATIN
}
