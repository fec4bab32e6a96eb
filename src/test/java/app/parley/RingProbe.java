package app.parley;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Rings as it is told on standard input, line by line, until that ends; a process of its own. */
public final class RingProbe {
    private RingProbe() {}

    public static void main(String[] arguments) throws IOException {
        SpeakerRinger ringer = new SpeakerRinger();
        System.out.println("ready");
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            switch (line) {
                case "ring" -> ringer.startRinging();
                case "stop" -> ringer.stopRinging();
                case "ringback" -> ringer.startRingback();
                case "off" -> ringer.setOn(false);
                case String chosen
                when chosen.startsWith("speaker ") -> ringer.setSpeaker(chosen.substring("speaker ".length()));
                default -> throw new IllegalArgumentException(line);
            }
        }
        System.out.println("survived");
        System.out.flush();
        System.exit(0);
    }
}
