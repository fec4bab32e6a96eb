package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for localhost that nobody else trusts, made on the spot with the JDK's keytool.
 *
 * @param certificate the PEM file
 * @param key its private key, PKCS #8 in PEM
 */
record PracticeCertificate(Path certificate, Path key) {
    private static final String ALIAS = "server";
    private static final int PATIENCE_SECONDS = 60;

    /** Makes one; its files lie in {@code directory}. */
    static PracticeCertificate make(Path directory) throws IOException, InterruptedException {
        Path store = directory.resolve("practice.p12");
        Files.deleteIfExists(store);
        String password = UUID.randomUUID().toString();
        Process keytool = new ProcessBuilder(command(store, password))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool made no certificate; see " + directory.resolve("keytool.log"));
        }
        try {
            KeyStore made = KeyStore.getInstance(store.toFile(), password.toCharArray());
            return new PracticeCertificate(
                    pem(
                            directory.resolve("practice.crt"),
                            "CERTIFICATE",
                            made.getCertificate(ALIAS).getEncoded()),
                    pem(
                            directory.resolve("practice.key"),
                            "PRIVATE KEY",
                            made.getKey(ALIAS, password.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("keytool's certificate cannot be read", e);
        } finally {
            Files.delete(store);
        }
    }

    private static List<String> command(Path store, String password) {
        String options = "-genkeypair -alias " + ALIAS + " -keyalg EC -groupname secp256r1 -validity 2"
                + " -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -storepass " + password;
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of(options.split(" ", -1)));
        words.addAll(List.of("-keystore", store.toString()));
        return words;
    }

    private static Path pem(Path file, String what, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(encoded);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
