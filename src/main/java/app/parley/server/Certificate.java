package app.parley.server;

import app.parley.server.TlsFileException.Problem;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** A certificate and its key, looked at before use: otherwise the first client would notice that they do not fit. */
record Certificate(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final byte[] PROBE = "does the key fit?".getBytes(StandardCharsets.US_ASCII);

    /** @param files where {@code pem} came from, to say which is to blame */
    static Certificate parse(PemFiles pem, OperationOptions.Tls files) throws TlsFileException {
        List<X509Certificate> chain = chain(pem.certificate(), files.certificate());
        PrivateKey key = key(pem.key(), files.key());
        if (!fits(key, chain.getFirst().getPublicKey())) {
            throw new TlsFileException(Problem.MISMATCH, files.key());
        }
        return new Certificate(key, chain);
    }

    /** TLS 1.2 and 1.3 with it, by the JDK's own provider. */
    SslContext context() {
        try {
            return SslContextBuilder.forServer(key, chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("every Java platform has TLS 1.2 and 1.3", e);
        }
    }

    Instant expiry() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    private static List<X509Certificate> chain(byte[] pem, Path file) throws TlsFileException {
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException _) {
            // said below
        }
        throw new TlsFileException(Problem.NO_CERTIFICATE, file);
    }

    private static PrivateKey key(byte[] pem, Path file) throws TlsFileException {
        Matcher found = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (found.find()) {
            for (String algorithm : ALGORITHMS) {
                try {
                    byte[] der = Base64.getMimeDecoder().decode(found.group(1));
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
                } catch (GeneralSecurityException | IllegalArgumentException _) {
                    // of another kind, or of none
                }
            }
        }
        throw new TlsFileException(Problem.NO_KEY, file);
    }

    private static boolean fits(PrivateKey key, PublicKey certified) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
