package org.trmgateway.acceptance.federation;

/** Where the nodes of a federation have their databases. */
public enum Databases {
    /** Each node starts an embedded server of its own: any node can be run alone. */
    OWN,
    /** One server for all, run by the federation: a node may die and come back while its database stays. */
    SHARED
}
