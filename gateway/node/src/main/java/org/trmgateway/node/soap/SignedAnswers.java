package org.trmgateway.node.soap;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.trmgateway.node.soap.signature.AnswerSignature;
import org.trmgateway.node.soap.signature.SystemSignatures;

/** Signs answers and faults to the systems that want it. The whole answer is in the envelope then: a part beside it would not be signed. */
final class SignedAnswers extends AbstractSoapInterceptor {

    private static final String WRITE_PAST_THE_WRITER = "disable.outputstream.optimization";

    private final SystemSignatures signatures;
    private final AnswerSignature signature;

    SignedAnswers(SystemSignatures signatures, AnswerSignature signature) {
        super(Phase.SETUP);
        this.signatures = signatures;
        this.signature = signature;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        if (signatures.signsAnswersTo(
                Caller.system(message.getExchange().getInMessage()).name())) {
            message.put(Message.MTOM_ENABLED, false);
            message.put(WRITE_PAST_THE_WRITER, true);
            message.resetContextCache();
            message.getInterceptorChain().add(new Collect(signature));
        }
    }

    /** Lets the answer be written to a document instead of to the client. */
    private static final class Collect extends AbstractSoapInterceptor {

        private final AnswerSignature signature;

        Collect(AnswerSignature signature) {
            super(Phase.PRE_PROTOCOL);
            this.signature = signature;
        }

        @Override
        public void handleMessage(SoapMessage message) {
            XMLStreamWriter client = message.getContent(XMLStreamWriter.class);
            W3CDOMStreamWriter answer = new W3CDOMStreamWriter();
            message.setContent(XMLStreamWriter.class, answer);
            message.getInterceptorChain().add(new Send(signature, answer, client));
        }
    }

    /** Writes the signed document to the client. */
    private static final class Send extends AbstractSoapInterceptor {

        private final AnswerSignature signature;
        private final W3CDOMStreamWriter answer;
        private final XMLStreamWriter client;

        Send(AnswerSignature signature, W3CDOMStreamWriter answer, XMLStreamWriter client) {
            super(Phase.PRE_PROTOCOL_ENDING);
            this.signature = signature;
            this.answer = answer;
            this.client = client;
        }

        @Override
        public void handleMessage(SoapMessage message) {
            message.setContent(XMLStreamWriter.class, client);
            try {
                StaxUtils.copy(signature.sign(answer.getDocument()).getDocumentElement(), client);
            } catch (XMLStreamException unwritable) {
                throw new Fault(unwritable);
            }
        }
    }
}
