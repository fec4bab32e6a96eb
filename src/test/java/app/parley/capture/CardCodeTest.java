package app.parley.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.video.I420;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardCodeTest {
    private static final int ROUNDS = 100_000;

    private final RandomGenerator random = new Random(20260731);

    private static CardCode code() {
        CardCode code = new CardCode();
        code.set(0xABCDEF, 0x9876_5432, 0xFEDC, 0xB7);
        return code;
    }

    private static void assertSame(CardCode read) {
        assertEquals(0xABCDEF, read.frame());
        assertEquals(0x9876_5432, read.sentAt());
        assertEquals(0xFEDC, read.host());
        assertEquals(0xB7, read.seed());
    }

    @ParameterizedTest
    @CsvSource({"1280,720", "640,360", "320,180", "960,540", "1920,1080", "641,361", "1000,1000"})
    void isReadAtItsOwnSize(int width, int height) {
        I420 picture = Planes.allocate(width, height, 11);
        new CardPainter(width, height, 3).paintCode(picture, code());
        CardCode read = new CardCode();
        assertTrue(new CodeReader().read(picture, read));
        assertSame(read);
    }

    /** What a low bit rate, a scaler and a bad screen do, all at once. */
    @ParameterizedTest
    @CsvSource({
        "1280,720,0,1,0",
        "640,360,0,1,0",
        "320,180,0,1,0",
        "427,240,0,1,0",
        "1280,720,8,1,0",
        "640,360,3,1,0",
        "320,180,1,1,0",
        "1280,720,0,1,60",
        "320,180,0,1,30",
        "1280,720,6,0.3,12",
        "640,360,3,0.3,12",
        "320,180,1,0.3,6"
    })
    void isReadAfterScalingBlurNoiseAndLossOfContrast(int width, int height, int blur, double contrast, double noise) {
        I420 picture = Planes.allocate(1280, 720, 0);
        CardPainter painter = new CardPainter(1280, 720, 0xB7);
        painter.paint(picture, 0xABCDEF);
        painter.paintCode(picture, code());
        I420 small = Planes.scaled(picture, width, height);
        I420 received = Planes.degraded(Planes.blurred(small, blur), contrast, noise, random.nextLong());
        CardCode read = new CardCode();
        assertTrue(new CodeReader().read(received, read));
        assertSame(read);
    }

    @Test
    void damagedCodesAreNeverTakenForGood() {
        CardCode good = code();
        CardCode damaged = new CardCode();
        for (int round = 0; round < ROUNDS; round++) {
            copy(good, damaged);
            int flips = 1 + random.nextInt(CardCode.BITS / 2);
            for (int i = 0; i < flips; i++) {
                int bit = random.nextInt(CardCode.BITS);
                damaged.setBit(bit, !good.bit(bit));
            }
            assertFalse(damaged.isValid());
        }
    }

    @Test
    void randomCodesAreNotTakenForGood() {
        CardCode damaged = new CardCode();
        for (int round = 0; round < ROUNDS; round++) {
            for (int bit = 0; bit < CardCode.BITS; bit++) {
                damaged.setBit(bit, random.nextBoolean());
            }
            assertFalse(damaged.isValid());
        }
    }

    private static void copy(CardCode from, CardCode to) {
        for (int bit = 0; bit < CardCode.BITS; bit++) {
            to.setBit(bit, from.bit(bit));
        }
    }
}
