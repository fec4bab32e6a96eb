package app.parley.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** Makes tokens that are JWTs, good ones and bad ones, and what judges them. */
final class Jwts {
    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    static final String SECRET = "a secret of at least thirty-two bytes";

    private Jwts() {}

    static JWTClaimsSet claims(String subject, long validFor) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .expirationTime(Date.from(NOW.plusSeconds(validFor)))
                .build();
    }

    static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    static String hs256(JWTClaimsSet claims) throws JOSEException {
        return signed(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(SECRET));
    }

    static String rs256(RSAKey key, String kid) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
        return signed(header, claims("amber", 60), new RSASSASigner(key));
    }

    /** By the JDK alone, so that nothing of ours judges itself. */
    static String eddsa(KeyPair keys) throws GeneralSecurityException {
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
    static JWK publicKey(KeyPair keys) {
        byte[] encoded = ((EdECPublicKey) keys.getPublic()).getEncoded();
        byte[] last = java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(last)).build();
    }

    /** Takes what {@link #SECRET} signed. */
    static JwtProof withSecret() throws IOException {
        return JwtProof.start(new JwtOptions.Secret(SECRET), () -> NOW);
    }

    static boolean takes(OwnerProof proof, String token) {
        return proof.owner("amber", token).isPresent();
    }
}
