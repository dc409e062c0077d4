package org.trmgateway.contracts.reference;

import java.nio.file.Path;
import java.util.List;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/**
 * What the pages are made of.
 *
 * @param catalogue rows of the message catalogue, in their order
 * @param states rows of the states of a case, in their order
 * @param versions versions of release policy, choreography and code lists, in words
 */
record Sources(
        List<Table.Row> catalogue,
        List<Table.Row> states,
        MessageSchemas schemas,
        CodeListPage codes,
        Rules rules,
        FieldPolicy policy,
        Samples samples,
        String versions) {

    private static final String[] CATALOGUE = {"message", "name", "root", "purpose", "consent", "lifetime", "strand"};

    Sources {
        catalogue = List.copyOf(catalogue);
        states = List.copyOf(states);
    }

    /** Reads everything but the samples from the class path. */
    static Sources read(Path samples) {
        ContractFolder messages = new ContractFolder("messages");
        ContractFolder choreography = new ContractFolder("choreography");
        ContractFolder policy = new ContractFolder("release-policy");
        CodeListPage codes = new CodeListPage(messages);
        return new Sources(
                Table.read(messages, "catalogue.csv", CATALOGUE).rows(),
                Table.read(choreography, "states.csv").rows(),
                new MessageSchemas(messages),
                codes,
                new Rules(choreography),
                new FieldPolicy(policy),
                new Samples(samples),
                "release policy " + policy.version() + ", choreography " + choreography.version() + ", code lists "
                        + codes.version());
    }
}
