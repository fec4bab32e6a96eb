package app.parley.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Plays a sound into a device of a sound server, again and again with a pause, until it is closed. Needs {@code pacat}. */
final class ToneBursts implements AutoCloseable {
    private static final int AMPLITUDE = 16_000;

    private final Process player;

    private ToneBursts(Process player) {
        this.player = player;
    }

    /**
     * @param environment of the sound server's clients
     * @param sink PulseAudio's name of the device
     * @param period what is played, see {@link #sweep}
     */
    static ToneBursts start(Map<String, String> environment, String sink, byte[] period) throws IOException {
        Process player = RawSound.start(environment, "pacat", sink);
        Thread.ofVirtual().name("bursts").start(() -> play(player, period));
        return new ToneBursts(player);
    }

    private static void play(Process player, byte[] period) {
        try (OutputStream out = player.getOutputStream()) {
            while (player.isAlive()) {
                out.write(period);
                out.flush();
            }
        } catch (IOException e) {
            // It has been ended.
        }
    }

    /**
     * A tone whose pitch goes steadily from one to the other, and a pause.
     *
     * @param burstMillis how long the tone sounds
     * @param periodMillis tone and pause
     * @return samples of 16 bits, little-endian
     */
    static byte[] sweep(int fromHertz, int toHertz, int burstMillis, int periodMillis) {
        byte[] pcm = new byte[2 * (RawSound.RATE * periodMillis / 1000)];
        int samples = RawSound.RATE * burstMillis / 1000;
        for (int i = 0; i < samples; i++) {
            // The phase is the integral of the pitch.
            double turns = (fromHertz + (toHertz - fromHertz) * (i / 2.0) / samples) * i / RawSound.RATE;
            short value = (short) (AMPLITUDE * Math.sin(2 * Math.PI * turns));
            pcm[2 * i] = (byte) value;
            pcm[2 * i + 1] = (byte) (value >> Byte.SIZE);
        }
        return pcm;
    }

    @Override
    public void close() {
        player.destroyForcibly().onExit().join();
    }
}
