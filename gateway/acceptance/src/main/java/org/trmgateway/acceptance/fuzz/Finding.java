package org.trmgateway.acceptance.fuzz;

/**
 * An input that a parser did not meet as it should.
 *
 * @param target name of the parser
 * @param input the bytes
 * @param complaint what happened, without any of the bytes
 */
record Finding(String target, byte[] input, String complaint) {}
