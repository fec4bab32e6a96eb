package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.parley.ui.Reach.Choice;
import app.parley.ui.Reach.Kind;
import app.parley.ui.Reach.State;
import io.nayuki.qrcodegen.QrCode;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InviteViewModelTest {
    private final Words words = new Words(Language.ENGLISH);
    private final SimpleObjectProperty<State> reach = new SimpleObjectProperty<>(FakeReach.of(Kind.THIS_COMPUTER));
    private final SimpleBooleanProperty online = new SimpleBooleanProperty(true);
    private final InviteViewModel invite = new InviteViewModel(reach, online, words);

    @ParameterizedTest
    @CsvSource({
        "THIS_COMPUTER,http://127.0.0.1:9000/call/a,invite.this_computer",
        "THIS_NETWORK,http://192.168.1.20:9000/call/a,invite.this_network",
        "THIS_COMPUTER,http://192.168.1.20:9000/call/a,invite.this_network",
        "THIS_NETWORK,http://127.0.0.1:9000/call/a,invite.this_computer",
        "SERVER,https://calls.example/call/a,invite.secure",
        "SERVER,http://calls.example/call/a,invite.insecure",
        "SERVER,http://localhost:9000/call/a,invite.this_computer",
        "SERVER,http://localhost.example/call/a,invite.insecure",
        "SERVER,http://[::1]:9000/call/a,invite.this_computer",
    })
    void saysForWhomTheLinkWorks(Kind kind, String link, String key) {
        reach.set(new State(new Choice(kind, ""), true, false, List.of(), List.of(link)));
        assertEquals(link, invite.link().get());
        assertEquals(words.text(key), invite.advice().get());
    }

    @Test
    void aServerThatIsNotOursHasNoLinkButAnotherWay() {
        reach.set(new State(new Choice(Kind.SERVER, "https://0.peerjs.com"), true, false, List.of(), List.of()));
        assertEquals("", invite.link().get());
        assertEquals(words.text("invite.noPage"), invite.advice().get());
    }

    @Test
    void thereIsNoLinkWhileOffline() {
        online.set(false);
        assertEquals("", invite.link().get());
        assertEquals(List.of(), invite.others().get());
        assertEquals(words.text("invite.offline"), invite.advice().get());
        online.set(true);
        assertEquals("http://127.0.0.1:9000/call/amber-fox-217", invite.link().get());
    }

    @Test
    void offersTheOtherAddressesOfThisComputer() {
        reach.set(FakeReach.of(Kind.THIS_NETWORK));
        assertEquals(
                "http://192.168.1.20:9000/call/amber-fox-217", invite.link().get());
        assertEquals(
                List.of("http://10.0.0.7:9000/call/amber-fox-217"),
                invite.others().get());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void followsTheLanguage(Kind kind) {
        reach.set(FakeReach.of(kind));
        String english = invite.advice().get();
        words.speak(Language.CHINESE);
        assertFalse(invite.advice().get().isBlank());
        assertFalse(invite.advice().get().equals(english));
    }

    @Test
    void theCodeHasItsQuietZone() {
        QrCode code = QrCode.encodeText("https://calls.example/call/amber-fox-217", QrCode.Ecc.MEDIUM);
        var picture = QrView.picture(code, 1);
        int side = (int) picture.getWidth();
        int zone = QrView.QUIET_ZONE;
        assertEquals(0, (side - 2 * zone - 17) % 4);
        var pixels = picture.getPixelReader();
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < zone; j++) {
                assertEquals(0xffffffff, pixels.getArgb(i, j));
                assertEquals(0xffffffff, pixels.getArgb(j, i));
                assertEquals(0xffffffff, pixels.getArgb(i, side - 1 - j));
                assertEquals(0xffffffff, pixels.getArgb(side - 1 - j, i));
            }
        }
        // The finder patterns of three corners.
        for (int[] corner : new int[][] {{zone, zone}, {side - zone - 7, zone}, {zone, side - zone - 7}}) {
            for (int i = 0; i < 7; i++) {
                assertEquals(0xff000000, pixels.getArgb(corner[0] + i, corner[1]));
                assertEquals(0xff000000, pixels.getArgb(corner[0], corner[1] + i));
            }
            assertEquals(0xffffffff, pixels.getArgb(corner[0] + 1, corner[1] + 1));
        }
    }

    @Test
    void aModuleIsASquareOfPixels() {
        QrCode code = QrCode.encodeText("https://calls.example/call/amber-fox-217", QrCode.Ecc.MEDIUM);
        var one = QrView.picture(code, 1).getPixelReader();
        var picture = QrView.picture(code, 5);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                assertEquals(one.getArgb(x / 5, y / 5), picture.getPixelReader().getArgb(x, y));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"41,1,5", "41,1.25,7", "45,1.5,8", "41,2,11", "400,1,1"})
    void aModuleTakesAllTheRoomThereIs(int modules, double scale, int pixels) {
        assertEquals(pixels, QrView.pixelsAModule(modules, scale));
    }
}
