package org.trmgateway.packkit;

import java.util.Map;

/**
 * One value of a message, and what each receiver gets of it.
 *
 * @param id id of the field dictionary
 * @param path group and element
 * @param value the value; for those who ask to see values
 * @param status why there is no value; empty when there is one
 * @param originalCode the national code it came from; empty when there was none
 * @param outcomes by view, in the order of the policy
 */
record ExplainedField(
        String id, String path, String value, String status, String originalCode, Map<String, Outcome> outcomes) {}
