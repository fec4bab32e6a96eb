package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadProcessTest {
    @Test
    void aLoadWithoutAllItsClientsIsAnErrorAndNoFigure() {
        JsonObject few = opened(199);
        IOException e = assertThrows(IOException.class, () -> LoadProcess.all(few, 200));
        assertTrue(String.valueOf(e.getMessage()).startsWith("only 199 of 200 clients got in"), e.getMessage());
    }

    @Test
    void aLoadWithAllItsClientsGoesOn() throws IOException {
        JsonObject all = opened(200);
        assertSame(all, LoadProcess.all(all, 200));
    }

    @Test
    void optionsComeBetweenTheProgramAndThePort() {
        var contender = new Contender("x", List.of("serve"), List.of("--message-rate", "0"));
        assertEquals(
                List.of("serve", "--message-rate", "0", "--host"),
                contender.withoutRateLimit().command(7).subList(0, 4));
        assertEquals(List.of("serve", "--host"), contender.command(7).subList(0, 2));
        var pem = new PracticeCertificate(Path.of("a.crt"), Path.of("a.key"));
        assertEquals(
                List.of("serve", "--sslcert", "a.crt", "--sslkey", "a.key"),
                contender.withTls(pem).command(7).subList(0, 5));
    }

    private static JsonObject opened(int open) {
        return JsonParser.parseString("{\"open\":" + open + "}").getAsJsonObject();
    }
}
