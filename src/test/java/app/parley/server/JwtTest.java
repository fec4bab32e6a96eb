package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
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
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are JWTs: the good ones, and every way in which one can be bad. */
@Timeout(120)
class JwtTest extends RunningServer {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String SECRET = "a secret of at least thirty-two bytes";
    private static final String OTHER_SECRET = "another secret of at least thirty-two";
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

    private static JWTClaimsSet claims(String subject, long validFor) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .expirationTime(Date.from(NOW.plusSeconds(validFor)))
                .build();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String hs256(JWTClaimsSet claims) throws JOSEException {
        return signed(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(SECRET));
    }

    private static String rs256(RSAKey key, String kid) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
        return signed(header, claims("amber", 60), new RSASSASigner(key));
    }

    /** By the JDK alone, so that nothing of ours judges itself. */
    private static String eddsa(KeyPair keys) throws GeneralSecurityException {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String content = encoder.encodeToString("{\"alg\":\"EdDSA\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(("{\"sub\":\"amber\",\"exp\":" + (NOW.getEpochSecond() + 60) + "}")
                        .getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encoder.encodeToString(signature.sign());
    }

    /** The JDK's encoding of an Ed25519 key (RFC 8410) ends with the key's 32 bytes. */
    private static JWK publicKey(KeyPair keys) {
        byte[] encoded = ((EdECPublicKey) keys.getPublic()).getEncoded();
        byte[] last = java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(last)).build();
    }

    private static JwtProof withSecret() throws IOException {
        return JwtProof.start(new JwtOptions.Secret(SECRET), () -> NOW);
    }

    private JwtProof withKeys(JWK... keys) throws IOException {
        Path file = directory.resolve("jwks.json");
        Files.writeString(file, new JWKSet(java.util.List.of(keys)).toString());
        return JwtProof.start(new JwtOptions.KeySet(file.toUri()), () -> NOW);
    }

    private static boolean takes(OwnerProof proof, String token) {
        return proof.owner("amber", token).isPresent();
    }

    @Test
    void takesASecretsTokenForItsSubjectAlone() throws Exception {
        try (var proof = withSecret()) {
            String token = hs256(claims("amber", 60));
            assertTrue(takes(proof, token));
            assertTrue(proof.owner("azure", token).isEmpty());
            assertTrue(proof.owner("Amber", token).isEmpty());
            TokenHash first = proof.owner("amber", token).orElseThrow();
            TokenHash later = proof.owner("amber", hs256(claims("amber", 3600))).orElseThrow();
            assertTrue(first.matches(later), "a renewed token is the same owner's");
            TokenHash other = proof.owner("azure", hs256(claims("azure", 60))).orElseThrow();
            assertFalse(first.matches(other));
        }
    }

    @ParameterizedTest
    @CsvSource({"-29, true", "-31, false", "0, true", "3600, true"})
    void heedsTheEndWithHalfAMinutesLeeway(long seconds, boolean taken) throws Exception {
        try (var proof = withSecret()) {
            assertEquals(taken, takes(proof, hs256(claims("amber", seconds))));
        }
    }

    @ParameterizedTest
    @CsvSource({"29, true", "31, false", "-60, true"})
    void heedsTheBeginningWithHalfAMinutesLeeway(long seconds, boolean taken) throws Exception {
        var claims = new JWTClaimsSet.Builder(claims("amber", 3600))
                .notBeforeTime(Date.from(NOW.plusSeconds(seconds)))
                .build();
        try (var proof = withSecret()) {
            assertEquals(taken, takes(proof, hs256(claims)));
        }
    }

    @Test
    void wantsASubjectAndAnEnd() throws Exception {
        try (var proof = withSecret()) {
            assertFalse(takes(
                    proof, hs256(new JWTClaimsSet.Builder().subject("amber").build())));
            assertFalse(takes(
                    proof,
                    hs256(new JWTClaimsSet.Builder()
                            .expirationTime(Date.from(NOW.plusSeconds(60)))
                            .build())));
        }
    }

    @Test
    void takesNoOtherSignatureThanItsOwn() throws Exception {
        try (var proof = withSecret()) {
            String good = hs256(claims("amber", 60));
            int dot = good.lastIndexOf('.');
            char flipped = good.charAt(dot + 1) == 'A' ? 'B' : 'A';
            assertFalse(takes(proof, good.substring(0, dot + 1) + flipped + good.substring(dot + 2)));
            assertFalse(takes(proof, good.substring(0, dot + 1)), "no signature");
            assertFalse(takes(proof, good.substring(0, dot)));
            assertFalse(takes(
                    proof,
                    signed(new JWSHeader(JWSAlgorithm.HS256), claims("amber", 60), new MACSigner(OTHER_SECRET))));
            assertFalse(
                    takes(
                            proof,
                            signed(
                                    new JWSHeader(JWSAlgorithm.HS512),
                                    claims("amber", 60),
                                    new MACSigner(SECRET + SECRET))),
                    "another algorithm");
            assertFalse(takes(proof, rs256(rsa, "rsa")));
        }
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
    void takesNoExtensionThatMustBeUnderstood() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .criticalParams(java.util.Set.of("exp"))
                .build();
        try (var proof = withSecret()) {
            assertFalse(takes(proof, signed(header, claims("amber", 60), new MACSigner(SECRET))));
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

    @Test
    void aServerTellsWhyAndTakesPagesToo() throws Exception {
        restart(options().with(AdmissionOptions.defaults().with(new JwtOptions.Secret(SECRET))));
        var claims = new JWTClaimsSet.Builder()
                .subject("amber")
                .expirationTime(new Date(System.currentTimeMillis() + 3_600_000))
                .build();
        String good = hs256(claims);
        try (var bad = asking("key=peerjs&id=amber&token=guess&ext=1");
                var badPage = asking("key=peerjs&id=azure&token=" + good)) {
            bad.expect("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"The token does not prove this id\","
                    + "\"code\":\"invalid-token\"}}");
            bad.expect(TestSocket.CLOSED);
            badPage.expect("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"The token does not prove this id\"}}");
            badPage.expect(TestSocket.CLOSED);
        }
        try (var page = asking("key=peerjs&id=amber&token=" + good)) {
            page.expect(OPEN);
            page.drain();
            String renewed = hs256(new JWTClaimsSet.Builder(claims).jwtID("2").build());
            try (var again = asking("key=peerjs&id=amber&token=" + renewed)) {
                again.expect(OPEN);
                page.expect(TestSocket.CLOSED);
            }
        }
    }
}
