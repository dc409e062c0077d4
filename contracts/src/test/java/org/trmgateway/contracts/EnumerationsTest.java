package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Every code of every list can be sent: there is a message, and a place in it, that takes it. */
class EnumerationsTest {

    /** The lists that are no element's, each with the reason. */
    private static final Map<String, String> OF_NO_ELEMENT =
            Map.of("trm_DataStatus", "is the attribute that says why an element is empty");

    private static final String NO_CODE = "OutsideTheList";
    private static final MessageCatalogue CATALOGUE = ContractPieces.load().catalogue();
    private static final CodeLists LISTS = ContractPieces.load().codeLists();
    private static final List<Document> SAMPLES = samples();

    /** An element of a group whose text is a code of a list. */
    record Coded(String group, String element, String list) {}

    static List<Coded> codedElements() {
        Map<String, String> lists = listOfElement();
        return Table.read(ContractPieces.RELEASE_POLICY, "fields.csv").rows().stream()
                .filter(row -> lists.containsKey(row.get("element")))
                .map(row -> new Coded(row.get("group"), row.get("element"), lists.get(row.get("element"))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("codedElements")
    void takesEveryCodeOfTheListOfAnElement(Coded coded) {
        Element place = place(coded);
        for (String code : LISTS.codes(coded.list())) {
            place.setTextContent(code);

            assertThatCode(() -> CATALOGUE.validate(place.getOwnerDocument()))
                    .as(code)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("codedElements")
    void refusesACodeThatIsNotInTheListOfAnElement(Coded coded) {
        Element place = place(coded);
        place.setTextContent(NO_CODE);

        GatewayException refused =
                catchThrowableOfType(GatewayException.class, () -> CATALOGUE.validate(place.getOwnerDocument()));

        assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_SCHEMA);
        assertThat(refused.detail().field()).contains(coded.element());
    }

    @Test
    void leavesNoListWithoutAnElement() {
        TreeSet<String> unused = new TreeSet<>(LISTS.names());
        codedElements().forEach(coded -> unused.remove(coded.list()));

        assertThat(unused).isEqualTo(new TreeSet<>(OF_NO_ELEMENT.keySet()));
    }

    @Test
    void takesEveryDataStatusInPlaceOfAValueAndNoOther() {
        Element place = place(new Coded("Person", "prs_Gender", "prs_Gender"));
        place.setTextContent("");
        for (String status : LISTS.codes("trm_DataStatus")) {
            place.setAttribute("trm_dataStatus", status);

            assertThatCode(() -> CATALOGUE.validate(place.getOwnerDocument()))
                    .as(status)
                    .doesNotThrowAnyException();
        }
        place.setAttribute("trm_dataStatus", NO_CODE);
        assertThat(catchThrowableOfType(GatewayException.class, () -> CATALOGUE.validate(place.getOwnerDocument()))
                        .detail())
                .isEqualTo(Detail.of("prs_Gender", "cvc-enumeration-valid"));
    }

    /** The element in a copy of a valid sample: where it stands, or wherever the schema takes it. */
    private static Element place(Coded coded) {
        return Stream.<Placing>of(EnumerationsTest::standing, EnumerationsTest::inGroup, EnumerationsTest::inNewGroup)
                .flatMap(placing -> SAMPLES.stream()
                        .map(sample -> placing.in((Document) sample.cloneNode(true), coded))
                        .flatMap(Optional::stream))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message takes " + coded));
    }

    private interface Placing {
        Optional<Element> in(Document sample, Coded coded);
    }

    private static Optional<Element> standing(Document sample, Coded coded) {
        return named(sample, coded.element()).stream()
                .filter(element -> element.getParentNode().getLocalName().equals(coded.group()))
                .peek(element -> element.removeAttribute("trm_dataStatus"))
                .findFirst();
    }

    private static Optional<Element> inGroup(Document sample, Coded coded) {
        return named(sample, coded.group()).stream()
                .flatMap(group -> inserted(group, leaf(sample, coded)).stream())
                .findFirst();
    }

    private static Optional<Element> inNewGroup(Document sample, Coded coded) {
        Element leaf = leaf(sample, coded);
        Element group = sample.createElementNS(MessageCatalogue.NAMESPACE, coded.group());
        group.appendChild(leaf);
        return inserted(sample.getDocumentElement(), group).map(placed -> leaf);
    }

    private static Element leaf(Document sample, Coded coded) {
        Element leaf = sample.createElementNS(MessageCatalogue.NAMESPACE, coded.element());
        leaf.setTextContent(LISTS.codes(coded.list()).iterator().next());
        return leaf;
    }

    private static Optional<Element> inserted(Element parent, Element child) {
        List<Node> before = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            before.add(node);
        }
        for (Node node : before) {
            parent.insertBefore(child, node);
            if (isValid(parent.getOwnerDocument())) {
                return Optional.of(child);
            }
        }
        parent.removeChild(child);
        return Optional.empty();
    }

    private static boolean isValid(Document document) {
        try {
            CATALOGUE.validate(document);
            return true;
        } catch (GatewayException refused) {
            return false;
        }
    }

    private static List<Element> named(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS(MessageCatalogue.NAMESPACE, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private static Map<String, String> listOfElement() {
        Map<String, String> lists = new HashMap<>();
        NodeList declared = ContractPieces.MESSAGES
                .document("types.xsd")
                .getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (int index = 0; index < declared.getLength(); index++) {
            Element element = (Element) declared.item(index);
            String list = element.getAttribute("type").replaceAll("\\.(fact|leaf)$", "");
            if (LISTS.names().contains(list)) {
                lists.put(element.getAttribute("name"), list);
            }
        }
        return lists;
    }

    private static List<Document> samples() {
        try {
            List<Document> samples = new ArrayList<>();
            for (Path file : CanonicalSamplesTest.validSamples()) {
                samples.add(ContractPieces.xml(Files.readString(file)));
            }
            samples.sort(Comparator.comparingInt(
                    sample -> sample.getElementsByTagName("*").getLength()));
            return samples;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
