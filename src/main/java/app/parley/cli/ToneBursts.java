package app.parley.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Plays a tone into a device of a sound server, again and again with a pause, until it is closed. Needs {@code pacat}. */
final class ToneBursts implements AutoCloseable {
    private static final int AMPLITUDE = 16_000;

    private final Process player;

    private ToneBursts(Process player) {
        this.player = player;
    }

    /**
     * @param environment of the sound server's clients
     * @param sink PulseAudio's name of the device
     * @param burstMillis how long each tone sounds
     * @param periodMillis from the beginning of one to that of the next
     */
    static ToneBursts start(Map<String, String> environment, String sink, int hertz, int burstMillis, int periodMillis)
            throws IOException {
        Process player = RawSound.start(environment, "pacat", sink);
        byte[] period = period(hertz, burstMillis, periodMillis);
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

    private static byte[] period(int hertz, int burstMillis, int periodMillis) {
        byte[] pcm = new byte[2 * (RawSound.RATE * periodMillis / 1000)];
        for (int i = 0; i < RawSound.RATE * burstMillis / 1000; i++) {
            short value = (short) (AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / RawSound.RATE));
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
