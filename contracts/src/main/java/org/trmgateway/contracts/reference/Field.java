package org.trmgateway.contracts.reference;

/**
 * One field of a message as its schema declares it.
 *
 * @param element its name
 * @param kind name of the kind of value: a code list, or a type of types.xsd
 * @param unstated whether it may be empty and say why
 * @param occurrence how often it stands in its group
 * @param meaning the schema's words, without the field id before them
 */
public record Field(String element, String kind, boolean unstated, Occurrence occurrence, String meaning) {}
