package org.trmgateway.node.soap;

import jakarta.xml.ws.soap.SOAPBinding;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.io.CachedConstants;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trmgateway.contracts.wire.relay.RelayPort;
import org.trmgateway.contracts.wire.submission.SubmissionPort;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.http.Door;
import org.trmgateway.node.http.RefusalWriter;
import org.trmgateway.node.http.Refusals;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.soap.signature.AnswerSignature;
import org.trmgateway.node.soap.signature.SystemSignatures;
import org.trmgateway.routes.Doors;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.TrustAnchors;

/** Wires both ends of SOAP on one bus, which belongs to this application context alone. */
@Configuration(proxyBeanMethods = false)
public class SoapConfiguration {

    static final String SOAP_12 = SOAPBinding.SOAP12HTTP_BINDING;

    private static final String NEVER_TO_DISK = Integer.toString(Integer.MAX_VALUE);

    @Bean(destroyMethod = "shutdown")
    Bus soapBus() {
        Bus bus = new ExtensionManagerBus();
        bus.setProperty(CachedConstants.THRESHOLD_BUS_PROP, NEVER_TO_DISK);
        // The stock listener logs the texts of parsers and validators, which quote the message.
        FaultListener silent = (failure, description, message) -> false;
        bus.setProperty(FaultListener.class.getName(), silent);
        return bus;
    }

    @Bean
    RefusalWire refusalWire() {
        return new RefusalWire();
    }

    @Bean
    RefusalWriter soapRefusalWriter(RefusalWire wire) {
        return new SoapRefusalWriter(wire);
    }

    @Bean
    ServletRegistrationBean<CXFNonSpringServlet> soapServlet(Bus bus) {
        ServletRegistrationBean<CXFNonSpringServlet> registration =
                new ServletRegistrationBean<>(new CXFNonSpringServlet(null, bus), "/soap/*");
        registration.setName("soap");
        registration.setLoadOnStartup(1);
        registration.setInitParameters(Map.of("hide-service-list-page", "true", "disable-address-updates", "true"));
        return registration;
    }

    @Bean(destroyMethod = "destroy")
    Server relayServer(Bus bus, Doors doors, NodeProperties properties, Refusals refusals, RefusalWire wire) {
        JaxWsServerFactoryBean factory = factory(bus, "urn:trmgateway:relay:1", "Relay");
        factory.setServiceClass(RelayPort.class);
        factory.setServiceBean(new RelayEndpoint(doors));
        factory.setProperties(SoapLimits.of(properties.http().maxEnvelope().toBytes()));
        return publish(factory, new SoapFaults(Door.RELAY, refusals, wire));
    }

    @Bean
    SystemSignatures systemSignatures(NodeProperties properties, TrustAnchors anchors, Clock clock) {
        return new SystemSignatures(properties.systems(), anchors, clock);
    }

    @Bean
    AnswerSignature answerSignature(TlsIdentity identity, Clock clock) {
        return new AnswerSignature(identity, clock);
    }

    @Bean(destroyMethod = "destroy")
    Server submissionServer(
            Bus bus,
            Doors doors,
            NodeProperties properties,
            Refusals refusals,
            RefusalWire wire,
            SystemSignatures signatures,
            AnswerSignature signature) {
        JaxWsServerFactoryBean factory = factory(bus, "urn:trmgateway:submission:1", "Submission");
        factory.setServiceClass(SubmissionPort.class);
        factory.setServiceBean(new SubmissionEndpoint(doors, refusals));
        factory.setProperties(SoapLimits.of(properties.http().maxSubmission().toBytes()));
        Server server = publish(factory, new SoapFaults(Door.SUBMISSION, refusals, wire));
        server.getEndpoint().getInInterceptors().add(new SignedRequests(signatures));
        server.getEndpoint().getInInterceptors().add(new UnaskedSignatures(signatures));
        server.getEndpoint().getOutInterceptors().add(new SignedAnswers(signatures, signature));
        server.getEndpoint().getOutFaultInterceptors().add(new SignedAnswers(signatures, signature));
        return server;
    }

    @Bean
    SoapPeerClient soapPeerClient(
            Bus bus,
            TlsIdentity identity,
            TrustAnchors anchors,
            Supplier<Directory> directory,
            NodeProperties properties,
            Clock clock) {
        return new SoapPeerClient(bus, identity, anchors, directory, properties.peer(), clock);
    }

    private static JaxWsServerFactoryBean factory(Bus bus, String namespace, String name) {
        String word = name.toLowerCase(Locale.ROOT);
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setBindingId(SOAP_12);
        factory.setServiceName(new QName(namespace, name + "Service"));
        factory.setEndpointName(new QName(namespace, name + "Port"));
        factory.setWsdlLocation("classpath:trm/messages/" + word + ".wsdl");
        factory.setAddress("/" + word);
        return factory;
    }

    private static Server publish(JaxWsServerFactoryBean factory, SoapFaults faults) {
        Server server = factory.create();
        server.getEndpoint().getOutFaultInterceptors().add(faults);
        return server;
    }
}
