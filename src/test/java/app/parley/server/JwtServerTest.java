package app.parley.server;

import static app.parley.server.Jwts.SECRET;
import static app.parley.server.Jwts.hs256;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server whose IDs belong to the subjects of JWTs. */
@Timeout(120)
class JwtServerTest extends RunningServer {
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
