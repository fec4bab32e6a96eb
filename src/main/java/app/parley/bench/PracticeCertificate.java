package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A certificate for {@code localhost} and 127.0.0.1 that vouches for itself, made on the spot with the JDK's keytool.
 *
 * @param certificate the PEM file
 * @param key its private key, PKCS #8 in PEM
 */
public record PracticeCertificate(Path certificate, Path key) {
    private static final int PATIENCE_SECONDS = 60;
    private static final int LINE = 64;

    /**
     * Makes one, valid for two days.
     *
     * @param directory where its files go
     * @param name what they are called, and whom it is for
     * @param algorithm RSA or EC
     */
    public static PracticeCertificate make(Path directory, String name, String algorithm)
            throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        Files.deleteIfExists(store);
        String password = UUID.randomUUID().toString();
        Path log = directory.resolve(name + "-keytool.log");
        Process keytool = new ProcessBuilder(command(store, password, name, algorithm))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool made no certificate; see " + log);
        }
        try {
            KeyStore made = KeyStore.getInstance(store.toFile(), password.toCharArray());
            byte[] certificate = made.getCertificate(name).getEncoded();
            byte[] key = made.getKey(name, password.toCharArray()).getEncoded();
            return new PracticeCertificate(
                    pem(directory.resolve(name + ".pem"), "CERTIFICATE", certificate),
                    pem(directory.resolve(name + ".key"), "PRIVATE KEY", key));
        } catch (GeneralSecurityException e) {
            throw new IOException("keytool's certificate cannot be read", e);
        } finally {
            Files.delete(store);
        }
    }

    private static List<String> command(Path store, String password, String name, String algorithm) {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String options = "-genkeypair -validity 2 -ext san=dns:localhost,ip:127.0.0.1 -storetype PKCS12";
        return Stream.of(
                        Stream.of(keytool.toString()),
                        Stream.of(options.split(" ", -1)),
                        Stream.of("-alias", name, "-dname", "CN=" + name, "-keyalg", algorithm),
                        Stream.of("-keystore", store.toString(), "-storepass", password))
                .flatMap(it -> it)
                .toList();
    }

    private static Path pem(Path file, String what, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
