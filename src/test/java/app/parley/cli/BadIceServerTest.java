package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.PeerId;
import app.parley.settings.Settings;
import app.parley.settings.Settings.Identity;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Addresses for {@code --ice} that would crash the native library, or never be of use. */
class BadIceServerTest {
    private static final Settings ANN = Settings.fresh(new Identity(new PeerId("ann"), true, "t".repeat(43)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "http://stun.example.org",
                "stun:",
                "stun:host:99999",
                "stun:host:-1",
                "stun:[::1",
                "stun:host?transport=udp",
                "stun:user:pass@host",
                "turn:host:3478",
                "turn:user@host",
                "turn::@host",
                "turn:user:pass@host?transport=sctp",
                "turns:user:pass@host?transport=udp",
                "turn:us%zzer:pass@host",
                "turn:user:pass@ho st"
            })
    void isWrongUsageAndIsSaid(String typed) {
        PeerOptions options = CommandLine.populateCommand(new PeerOptions(), "--ice=" + typed);
        var planner = new SessionPlanner(new CliWords(Locale.ENGLISH), options, ANN);
        String said = assertThrows(UsageException.class, () -> planner.plan(Optional.of("bob"), false, false, 1))
                .getMessage();
        assertTrue(said.startsWith("The address given to --ice cannot be used"), said);
    }
}
