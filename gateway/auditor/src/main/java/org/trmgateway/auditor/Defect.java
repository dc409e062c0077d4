package org.trmgateway.auditor;

/**
 * One thing that is wrong.
 *
 * @param check name of the check that failed
 * @param where file, entry or rule it failed for; never a value
 */
public record Defect(String check, String where) {}
