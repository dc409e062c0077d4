package org.trmgateway.certs;

/**
 * Who a certificate is for.
 *
 * @param country two letters
 * @param unit goes into OU
 * @param commonName at most 64 characters
 */
record Subject(String country, String unit, String commonName) {}
