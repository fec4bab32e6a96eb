package app.parley.server;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the server reads of a client's message; everything else at its top level is dropped.
 *
 * @param frame the message as it came; not to be changed
 * @param type the message's type; empty if there is none or it is no string
 * @param dst to whom; empty if absent or null, null if it is an array or object and so can name nobody
 * @param payloadStart where the payload's bytes begin in {@code frame}
 * @param payloadEnd where they end; equal to the start if there is no payload
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
record Envelope(byte[] frame, String type, @Nullable String dst, int payloadStart, int payloadEnd) {

    /**
     * Reads one frame. Of a key given twice the last counts, as in JavaScript.
     *
     * @throws MessageFormatException if the frame is not exactly one JSON object in UTF-8, at most
     *     {@link JsonScanner#DEPTH} deep
     */
    static Envelope read(byte[] frame) throws MessageFormatException {
        var scanner = new JsonScanner(frame);
        var members = new Members(frame);
        scanner.space();
        scanner.expect('{');
        scanner.space();
        if (!scanner.take('}')) {
            do {
                scanner.space();
                int keyStart = scanner.position();
                scanner.string();
                int keyEnd = scanner.position();
                scanner.space();
                scanner.expect(':');
                scanner.space();
                int start = scanner.position();
                scanner.value(2);
                members.add(text(frame, keyStart, keyEnd), start, scanner.position());
                scanner.space();
            } while (scanner.take(','));
            scanner.expect('}');
        }
        scanner.space();
        if (!scanner.atEnd()) {
            throw new MessageFormatException("more than one value");
        }
        return members.envelope();
    }

    int payloadLength() {
        return payloadEnd - payloadStart;
    }

    /** The string whose JSON form, quotes included, lies between {@code start} and {@code end}. */
    private static String text(byte[] in, int start, int end) {
        String raw = new String(in, start, end - start, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0
                ? raw.substring(1, raw.length() - 1)
                : JsonParser.parseString(raw).getAsString();
    }

    private static final class Members {
        private final byte[] frame;
        private String type = "";
        private @Nullable String dst = "";
        private int payloadStart;
        private int payloadEnd;

        Members(byte[] frame) {
            this.frame = frame;
        }

        void add(String key, int start, int end) {
            switch (key) {
                case "type" -> type = frame[start] == '"' ? text(frame, start, end) : "";
                case "dst" -> dst = destination(start, end);
                case "payload" -> {
                    payloadStart = start;
                    payloadEnd = end;
                }
                default -> {}
            }
        }

        /** A page may dial a number that it never made a string of: its digits are the ID. */
        private @Nullable String destination(int start, int end) {
            return switch (frame[start]) {
                case '"' -> text(frame, start, end);
                case 'n' -> "";
                case '{', '[' -> null;
                default -> new String(frame, start, end - start, StandardCharsets.US_ASCII);
            };
        }

        Envelope envelope() {
            return new Envelope(frame, type, dst, payloadStart, payloadEnd);
        }
    }
}
