package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @Test
    void readsCellsByColumnAndRemembersTheLine() {
        Table table = Table.parse("t", "# a remark\ncode;label\n\nA;one\nB;two|three\n");

        assertThat(table.columns()).containsExactly("code", "label");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(1).line()).isEqualTo(5);
        assertThat(table.rows().get(1).parts("label")).containsExactly("two", "three");
    }

    @Test
    void keepsEmptyCells() {
        Table table = Table.parse("t", "a;b;c\n;;\n");

        assertThat(table.rows().getFirst().get("c")).isEmpty();
        assertThat(table.rows().getFirst().parts("c")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a remark\n",
                "a;b\n1\n",
                "a;b\n1;2;3\n",
                "a;a\n1;2\n",
                "a;\n1;2\n",
                "code;label\nDebtBondage ;debt\n",
                "code;label\n\tA;one\n",
                "\uFEFFcode;label\nA;one\n"
            })
    void refusesEveryBreachOfTheForm(String text) {
        assertThatIllegalStateException().isThrownBy(() -> Table.parse("t", text));
    }

    @Test
    void refusesATableWithOtherColumnsThanAskedFor() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Table.read(ContractPieces.CHOREOGRAPHY, "gates.csv", "meaning", "gate"));
    }
}
