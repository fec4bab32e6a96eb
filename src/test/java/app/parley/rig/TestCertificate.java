package app.parley.rig;

import app.parley.bench.PracticeCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A {@link PracticeCertificate}, and what makes a client trust it.
 *
 * @param key PEM, PKCS #8
 * @param certificate PEM
 * @param trustStore PKCS #12 with the certificate alone, for {@code -Djavax.net.ssl.trustStore}
 */
public record TestCertificate(Path key, Path certificate, Path trustStore) {
    /** Of the trust store. */
    public static final String PASSWORD = "changeit";

    /**
     * @param directory where its files go
     * @param name what they are called
     * @param algorithm RSA or EC
     */
    public static TestCertificate create(Path directory, String name, String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        PracticeCertificate made = PracticeCertificate.make(directory, name, algorithm);
        Certificate certificate = read(made.certificate());
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(name, certificate);
        Path trustStore = directory.resolve(name + "-trust.p12");
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return new TestCertificate(made.key(), made.certificate(), trustStore);
    }

    private static Certificate read(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** For a server that shows it. */
    public SSLContext serving() throws GeneralSecurityException, IOException {
        Certificate shown = read(certificate);
        String encoded = Files.readString(key).replaceAll("-----.*-----", "");
        PrivateKey secret = KeyFactory.getInstance(shown.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
        char[] password = PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", secret, password, new Certificate[] {shown});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** For a client that believes this certificate and no other. */
    public SSLContext trusting() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(KeyStore.getInstance(trustStore.toFile(), PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
