package app.parley.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneMeterTest {
    private final ToneMeter meter = new ToneMeter();
    private final Random random = new Random(7);

    /** Plays a second in pieces of 10 ms; values are linear, 1 is full scale; the second channel has its own. */
    private void play(int rate, int channels, double seconds, IntToDoubleFunction left, IntToDoubleFunction right) {
        int piece = rate / 100;
        for (int start = 0; start < rate * seconds; start += piece) {
            byte[] pcm = new byte[piece * channels * 2];
            for (int i = 0; i < piece; i++) {
                for (int channel = 0; channel < channels; channel++) {
                    double value = (channel == 0 ? left : right).applyAsDouble(start + i);
                    int sample = (int) Math.clamp(Math.round(value * 32768), -32768, 32767);
                    int at = 2 * (i * channels + channel);
                    pcm[at] = (byte) sample;
                    pcm[at + 1] = (byte) (sample >> 8);
                }
            }
            meter.onAudio(pcm, rate, channels);
        }
    }

    private static IntToDoubleFunction sine(double hertz, int rate, double amplitude) {
        return i -> amplitude * Math.sin(2 * Math.PI * hertz * i / rate);
    }

    @ParameterizedTest
    @CsvSource({
        "50,48000,1,0",
        "110.3,48000,1,0",
        "440,48000,1,0",
        "440,44100,2,0",
        "523.25,48000,2,0",
        "997,44100,1,0",
        "3000,48000,1,0",
        "12345,48000,2,0",
        "440,16000,1,0",
        "440,8000,1,0",
        "110.3,48000,1,10",
        "440,48000,1,10",
        "523.25,44100,2,10",
        "3000,48000,2,10",
        "880,16000,1,10"
    })
    void findsTheTone(double hertz, int rate, int channels, double noiseDb) {
        double amplitude = 0.25;
        double sigma = noiseDb == 0 ? 0 : amplitude / Math.sqrt(2) * Math.pow(10, -noiseDb / 20);
        IntToDoubleFunction tone = sine(hertz, rate, amplitude);
        IntToDoubleFunction noisy = i -> tone.applyAsDouble(i) + sigma * random.nextGaussian();
        play(rate, channels, 1.2, noisy, noisy);
        assertEquals(hertz, meter.reading().toneHz().orElseThrow(), noiseDb == 0 ? 0.5 : 3);
        double power = amplitude * amplitude / 2 + sigma * sigma;
        assertEquals(10 * Math.log10(power), meter.reading().levelDbfs(), 0.3);
    }

    /** What it works with is kept between them, short or long. */
    @ParameterizedTest
    @CsvSource({"0.05,1", "0.2,1", "1,1"})
    void aReadingKnowsNothingOfTheOneBefore(double first, double second) {
        play(48_000, 1, first, sine(440, 48_000, 0.25), _ -> 0);
        assertEquals(440, meter.reading().toneHz().orElseThrow(), 12);
        play(48_000, 1, second, sine(3_000, 48_000, 0.25), _ -> 0);
        assertEquals(3_000, meter.reading().toneHz().orElseThrow(), 0.5);
    }

    @Test
    void noiseHasLevelButNoTone() {
        play(48_000, 1, 1, _ -> 0.1 * random.nextGaussian(), _ -> 0);
        assertEquals(-20, meter.reading().levelDbfs(), 0.2);
        assertTrue(meter.reading().toneHz().isEmpty());
    }

    @Test
    void aChordHasNoOneTone() {
        play(
                48_000,
                1,
                1,
                i -> sine(440, 48_000, 0.2).applyAsDouble(i)
                        + sine(660, 48_000, 0.2).applyAsDouble(i)
                        + sine(880, 48_000, 0.2).applyAsDouble(i),
                _ -> 0);
        assertTrue(meter.reading().toneHz().isEmpty());
    }

    @Test
    void silenceIsSilent() {
        assertEquals(-120, meter.reading().levelDbfs());
        play(48_000, 2, 1, _ -> 0, _ -> 0);
        assertEquals(-120, meter.reading().levelDbfs());
        assertTrue(meter.reading().toneHz().isEmpty());
        assertEquals(48_000, meter.reading().samples());
    }

    @Test
    void fullScaleSineIsThreeDecibelsBelowFullScale() {
        play(48_000, 1, 1, sine(1000, 48_000, 0.9999), _ -> 0);
        assertEquals(-3.01, meter.reading().levelDbfs(), 0.01);
    }

    @Test
    void oneChannelAloneCountsHalf() {
        play(48_000, 2, 1, sine(700, 48_000, 0.5), _ -> 0);
        assertEquals(10 * Math.log10(0.5 * 0.5 / 4), meter.reading().levelDbfs(), 0.01);
        assertEquals(700, meter.reading().toneHz().orElseThrow(), 0.5);
    }

    @Test
    void levelIsOfTheLastSecondAndOverallOfAll() {
        play(48_000, 1, 1, sine(440, 48_000, 0.5), _ -> 0);
        play(48_000, 1, 3, _ -> 0, _ -> 0);
        assertEquals(-120, meter.reading().levelDbfs());
        assertTrue(meter.reading().toneHz().isEmpty());
        assertEquals(10 * Math.log10(0.125 / 4), meter.reading().overallDbfs(), 0.01);
    }

    @Test
    void followsAChangeOfRate() {
        play(44_100, 2, 1, sine(300, 44_100, 0.5), sine(300, 44_100, 0.5));
        play(48_000, 1, 0.5, sine(600, 48_000, 0.5), _ -> 0);
        assertEquals(600, meter.reading().toneHz().orElseThrow(), 0.5);
    }
}
