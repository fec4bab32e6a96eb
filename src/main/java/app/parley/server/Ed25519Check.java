package app.parley.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** EdDSA (RFC 8037) by the JDK; the library's own verifier would bring Tink and 3 MB. */
final class Ed25519Check implements JWSVerifier {
    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    private final PublicKey key;

    /** @throws JOSEException if it is no Ed25519 key */
    Ed25519Check(OctetKeyPair pair) throws JOSEException {
        byte[] encoded = pair.getDecodedX();
        if (encoded.length != KEY_BYTES) {
            throw new JOSEException("not " + KEY_BYTES + " bytes");
        }
        // RFC 8032, 5.1.2: y with its least byte first; the topmost bit is whether x is odd.
        boolean odd = (encoded[KEY_BYTES - 1] & 0x80) != 0;
        byte[] y = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            y[i] = encoded[KEY_BYTES - 1 - i];
        }
        y[0] = (byte) (y[0] & 0x7f);
        try {
            key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y))));
        } catch (GeneralSecurityException e) {
            throw new JOSEException(e.getMessage(), e);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature.decode());
        } catch (GeneralSecurityException _) {
            return false; // a signature of the wrong length, too
        }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
        return new JCAContext();
    }
}
