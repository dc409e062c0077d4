package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.sf.saxon.s9api.XdmMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.ContractFolder;

/** A code table is checked when it is loaded, so that no message can meet a mistake of it. */
class CodeTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"twice", "two-ways-out", "outside-list", "leads-nowhere", "relation-unknown", "direction-unknown"
            })
    void refusesToLoadTableWithMistake(String table) {
        assertThatThrownBy(() -> read(table)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void prefersExactCodeGoingOutAndTurnsTheRelationRound() {
        XdmMap table = read("good").toMap();

        assertThat(row(table, "in", "1")).contains("broader").contains("Urgent");
        assertThat(row(table, "out", "Urgent")).contains("narrower").contains("1");
        assertThat(row(table, "out", "Soon")).contains("exact").contains("2").doesNotContain("3");
        assertThat(row(table, "in", "3")).contains("narrower").contains("Soon");
    }

    private static String row(XdmMap table, String direction, String code) {
        return ((XdmMap) ((XdmMap) table.get(direction)).get(code)).toString();
    }

    private static CodeTable read(String table) {
        return CodeTable.read(
                new ContractFolder("countries/zz"),
                new PackManifest.Table(table, "codes/" + table + ".csv", "N1", Optional.of("trm_Urgency")),
                PackSamples.CONTRACTS.codeLists());
    }
}
