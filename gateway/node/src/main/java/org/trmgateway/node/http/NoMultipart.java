package org.trmgateway.node.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;

/** Sees no multipart request anywhere: the stock resolver would write personal data into temporary files before anybody encrypts it. */
final class NoMultipart implements MultipartResolver {

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return false;
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        throw new MultipartException("bodies are taken as they are");
    }

    @Override
    public void cleanupMultipart(MultipartHttpServletRequest request) {
        // Nothing was ever written.
    }
}
