package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseRule;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The field dictionary and the schemas say the same: an element without a row does not build. */
class FieldDictionaryTest {

    private final ContractPieces contracts = ContractPieces.load();

    @Test
    void hasARowForEveryLeafOfTheSchemasAndAnElementForEveryRow() {
        Set<String> rows = new TreeSet<>();
        Table.read(ContractPieces.RELEASE_POLICY, "fields.csv").rows().forEach(row -> rows.add(row.get("element")));

        assertThat(rows).isEqualTo(new TreeSet<>(contracts.names().leaves()));
    }

    @Test
    void doesNotStartWithAnElementThatHasNoRow() {
        Set<String> leaves = new HashSet<>(contracts.names().leaves());
        leaves.add("trm_Nickname");

        assertThatIllegalStateException().isThrownBy(() -> load(leaves)).withMessageContaining("trm_Nickname");
    }

    @Test
    void doesNotStartWithARowThatHasNoElement() {
        Set<String> leaves = new HashSet<>(contracts.names().leaves());
        leaves.remove("prs_Birthdate");

        assertThatIllegalStateException().isThrownBy(() -> load(leaves)).withMessageContaining("prs_Birthdate");
    }

    @Test
    void documentsEveryElementWithItsFieldId() {
        for (Element element : declared()) {
            String name = element.getAttribute("name");
            NodeList documentation =
                    element.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "documentation");
            if (contracts.names().leaves().contains(name) && documentation.getLength() > 0) {
                assertThat(documentation.item(0).getTextContent())
                        .startsWith(contracts.releasePolicy().fieldId(name).orElseThrow() + ": ");
            }
        }
        assertThat(documented()).isEqualTo(contracts.names().leaves());
    }

    @Test
    void listsTheElementsOfAGroupInTheOrderOfTheSchema() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Table.read(ContractPieces.RELEASE_POLICY, "fields.csv")
                .rows()
                .forEach(row -> rows.computeIfAbsent(row.get("group"), group -> new ArrayList<>())
                        .add(row.get("element")));
        List<String> declared = declared().stream()
                .map(element -> element.getAttribute("name"))
                .distinct()
                .toList();

        rows.forEach((group, elements) -> assertThat(declared.stream().filter(elements::contains))
                .as(group)
                .containsExactlyElementsOf(elements));
    }

    @Test
    void generalisesOnlyIntoElementsThatTheSameViewLetsPass() {
        for (String name : FieldRow.VIEWS) {
            for (String element : contracts.names().leaves()) {
                ReleaseRule rule = contracts.releasePolicy().view(name).rule(element);
                if (rule.action() == ReleaseAction.GENERALISE) {
                    assertThat(contracts
                                    .releasePolicy()
                                    .view(name)
                                    .rule(rule.becomes().orElseThrow().element())
                                    .action())
                            .as(name + " " + element)
                            .isEqualTo(ReleaseAction.KEEP);
                }
            }
        }
    }

    @Test
    void keepsNoDirectIdentifierAndNoFreeTextForAnybody() {
        for (Table.Row row :
                Table.read(ContractPieces.RELEASE_POLICY, "fields.csv").rows()) {
            if (Set.of("DI", "FT").contains(row.get("class"))) {
                assertThat(FieldRow.VIEWS)
                        .as(row.get("element"))
                        .noneMatch(view -> row.get(view).equals("K"));
            }
        }
    }

    private List<Element> declared() {
        NodeList found = ContractPieces.MESSAGES
                .document("types.xsd")
                .getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    private Set<String> documented() {
        Set<String> names = new HashSet<>();
        for (Element element : declared()) {
            if (element.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "documentation")
                            .getLength()
                    > 0) {
                names.add(element.getAttribute("name"));
            }
        }
        return names;
    }

    private void load(Set<String> leaves) {
        SchemaNames names = new SchemaNames(
                contracts.names().groups(), leaves, contracts.names().statable());
        FieldRow.load(
                ContractPieces.RELEASE_POLICY,
                names,
                contracts.codeLists(),
                GeneraliserRow.load(ContractPieces.RELEASE_POLICY, contracts.names()));
    }
}
