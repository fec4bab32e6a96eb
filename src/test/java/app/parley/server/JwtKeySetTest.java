package app.parley.server;

import static app.parley.server.Jwts.NOW;
import static app.parley.server.Jwts.claims;
import static app.parley.server.Jwts.eddsa;
import static app.parley.server.Jwts.publicKey;
import static app.parley.server.Jwts.rs256;
import static app.parley.server.Jwts.signed;
import static app.parley.server.Jwts.takes;
import static app.parley.server.Jwts.withSecret;
import static app.parley.server.RunningServer.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are JWTs by a key of a set; and what neither such a key nor a secret makes good. */
@Timeout(120)
class JwtKeySetTest {
    private static RSAKey rsa;
    private static RSAKey otherRsa;
    private static ECKey ec;
    private static KeyPair ed25519;

    @TempDir
    Path directory;

    @BeforeAll
    static void makeKeys() throws JOSEException, GeneralSecurityException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        otherRsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private JwtProof withKeys(JWK... keys) throws IOException {
        Path file = directory.resolve("jwks.json");
        Files.writeString(file, new JWKSet(java.util.List.of(keys)).toString());
        return JwtProof.start(new JwtOptions.KeySet(file.toUri()), () -> NOW);
    }

    @Test
    void takesNoUnsignedToken() throws Exception {
        String none = new PlainJWT(claims("amber", 60)).serialize();
        try (var bySecret = withSecret();
                var byKeys = withKeys(rsa.toPublicJWK())) {
            assertFalse(takes(bySecret, none));
            assertFalse(takes(byKeys, none));
            assertFalse(takes(byKeys, none + "AAAA"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "..", "a.b.c", "eyJhbGciOiJIUzI1NiJ9..", "{}", "0123456789abcdef"})
    void takesNothingThatIsNoJwt(String token) throws Exception {
        try (var bySecret = withSecret();
                var byKeys = withKeys(rsa.toPublicJWK())) {
            assertFalse(takes(bySecret, token));
            assertFalse(takes(byKeys, token));
        }
    }

    @Test
    void takesRsaEllipticAndEdwardsSignaturesOfTheKeySet() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID("ec")
                .build();
        String es256 = signed(header, claims("amber", 60), new ECDSASigner(ec));
        try (var proof = withKeys(rsa.toPublicJWK(), ec.toPublicJWK(), publicKey(ed25519))) {
            assertTrue(takes(proof, rs256(rsa, "rsa")));
            assertTrue(takes(proof, rs256(rsa, null)));
            assertTrue(takes(proof, es256));
            for (int i = 0; i < 20; i++) { // with x odd and even, and leading zeros now and then
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                try (var its = withKeys(publicKey(pair))) {
                    assertTrue(takes(its, eddsa(pair)));
                    assertFalse(takes(its, eddsa(ed25519)));
                }
            }
            assertTrue(takes(proof, eddsa(ed25519)));
            assertFalse(takes(proof, rs256(otherRsa, "rsa")), "another key under the same name");
            assertFalse(takes(proof, rs256(rsa, "other")), "the same key under another name");
        }
        try (var proof = withKeys(rsa.toPublicJWK())) {
            assertFalse(takes(proof, es256));
            assertFalse(takes(proof, eddsa(ed25519)));
        }
    }

    /** The attack that takes the public RSA key for an HMAC secret, in both forms in which one has it. */
    @Test
    void thePublicKeyIsNoSecret() throws Exception {
        byte[] der = rsa.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build();
        try (var proof = withKeys(rsa.toPublicJWK())) {
            for (byte[] secret : java.util.List.of(der, pem.getBytes(StandardCharsets.UTF_8))) {
                assertFalse(takes(proof, signed(header, claims("amber", 60), new MACSigner(secret))));
            }
        }
    }

    @Test
    void takesNoShortRsaKey() throws Exception {
        RSAKey small = new RSAKeyGenerator(1024, true).keyID("rsa").generate();
        try (var proof = withKeys(small.toPublicJWK())) {
            assertFalse(takes(
                    proof,
                    signed(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID("rsa")
                                    .build(),
                            claims("amber", 60),
                            new RSASSASigner(
                                    small,
                                    java.util.Set.of(com.nimbusds.jose.crypto.opts.AllowWeakRSAKey.getInstance())))));
        }
    }

    @Test
    void readsTheKeySetAgainWhereATokenNamesAKeyThatIsNotInIt() throws Exception {
        AtomicReference<String> served = new AtomicReference<>(new JWKSet(ec.toPublicJWK()).toString());
        ServerSocket http = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread serving = Thread.ofPlatform().daemon().start(() -> serve(http, served));
        URI source = URI.create("http://127.0.0.1:" + http.getLocalPort() + "/jwks");
        try (var proof = JwtProof.start(new JwtOptions.KeySet(source), () -> NOW)) {
            assertFalse(takes(proof, rs256(rsa, "rsa")));
            served.set(new JWKSet(java.util.List.of(ec.toPublicJWK(), rsa.toPublicJWK())).toString());
            String token = rs256(rsa, "rsa");
            await(() -> takes(proof, token));
            served.set("no JSON");
            assertFalse(takes(proof, rs256(otherRsa, "unknown")));
            assertTrue(takes(proof, token), "the old keys stay");
        } finally {
            http.close();
            serving.join();
        }
        assertThrows(KeySetException.class, () -> JwtProof.start(new JwtOptions.KeySet(source), () -> NOW));
    }

    /** Answers each connection's request with what is served just now, until it is closed. */
    private static void serve(ServerSocket http, AtomicReference<String> served) {
        while (true) {
            try (Socket socket = http.accept()) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                while (!in.readLine().isEmpty()) {
                    // the next line of the request's head
                }
                String body = served.get();
                socket.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                        + body)
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException _) {
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://keys.example/", "http://127.0.0.1.keys.example/", "ftp://keys.example/", "keys"})
    void takesKeysFromNowhereThatAnybodyCouldPoseAs(String source) {
        assertThrows(IllegalArgumentException.class, () -> new JwtOptions.KeySet(URI.create(source)));
    }
}
