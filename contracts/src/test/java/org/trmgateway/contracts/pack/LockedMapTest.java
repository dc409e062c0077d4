package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Maps that try to leave their pack. Packs are reviewed, and still a map must not be able to read a file or call out. */
class LockedMapTest {

    private static final String VALUE = "Kanarkowska";

    private final Processor processor = LockedProcessor.create();
    private final MapCompiler compiler = new MapCompiler(processor, new ContractFolder("countries/zz"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reads-file",
                "reads-text",
                "reads-class-path",
                "reads-collection",
                "calls-network",
                "quotes-value",
                "conversion-fails"
            })
    void stopsMapThatLeavesItsPackOrBreaksWithoutRepeatingValues(String map) throws Exception {
        CountryMap compiled = compiler.compile("maps/" + map + ".xsl");

        GatewayException stopped = catchThrowableOfType(
                GatewayException.class, () -> compiled.run(form(), Map.of(), new XdmDestination()));

        assertThat(stopped).isNotNull();
        assertThat(stopped.code()).isEqualTo(ErrorCode.TRANSLATE_MAP_FAILED);
        assertThat(stopped.toString()).contains("maps/" + map).doesNotContain(VALUE);
        assertThat(stopped.getCause()).as("the processor's words quote values").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"writes-file", "imports-outside", "imports-network", "calls-java", "not-a-map"})
    void refusesToCompileMapThatReachesOutside(String map) {
        assertThatThrownBy(() -> compiler.compile("maps/" + map + ".xsl")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hidesTheEnvironmentAndSystemProperties() throws Exception {
        XdmDestination result = new XdmDestination();

        compiler.compile("maps/reads-environment.xsl").run(form(), Map.of(), result);

        assertThat(result.getXdmNode().getStringValue()).isEqualTo("0");
    }

    @Test
    void printsNothing() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            CountryMap map = compiler.compile("maps/prints-value.xsl");
            map.run(form(), Map.of(), new XdmDestination());
            assertThatThrownBy(() ->
                            compiler.compile("maps/conversion-fails.xsl").run(form(), Map.of(), new XdmDestination()))
                    .isInstanceOf(GatewayException.class);
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private XdmNode form() throws SaxonApiException {
        return processor
                .newDocumentBuilder()
                .build(new StreamSource(new StringReader("<form><name>" + VALUE + "</name></form>")));
    }
}
