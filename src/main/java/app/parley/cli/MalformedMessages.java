package app.parley.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Messages that no client should send, each as one or more WebSocket frames. The same seed makes the same bytes. None of
 * them names a peer that is there, and none is LEAVE.
 */
final class MalformedMessages {
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int MOST_DEPTH = 20_000;
    private static final int LARGE = 60_000;
    private static final int TOO_LARGE = 70_000;

    private static final List<String> GOOD = List.of(
            "{\"type\":\"OFFER\",\"dst\":\"nobody-here\",\"payload\":{\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"},"
                    + "\"type\":\"media\",\"connectionId\":\"mc_é😀\"}}",
            "{\"type\":\"CANDIDATE\",\"dst\":\"nobody-here\",\"payload\":{\"candidate\":{\"candidate\":\"candidate:1 1 udp"
                    + " 2113937151 192.0.2.1 54400 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}}",
            "{\"type\":\"ANSWER\",\"src\":\"x\",\"dst\":\"nobody-here\",\"payload\":[1,-2.5e3,true,false,null,\"\\u00e9\"]}",
            "{\"type\":\"HEARTBEAT\"}");

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "\"\"",
            "{}",
            "[]",
            "[[[]]]",
            "{\"a\":{\"b\":[]}}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"OFFER\"",
            "\"EXPIRE\"",
            "\"OPEN\"",
            "\"WATCH\"",
            "\"DIRECTORY\"",
            "\"ID-TAKEN\"",
            "\"ERROR\"");

    private static final List<String> NOT_JSON = List.of(
            "",
            " ",
            "\ufeff{}",
            "null",
            "NaN",
            "Infinity",
            "undefined",
            "{'a':1}",
            "{\"a\":1,}",
            "[1,]",
            "{a:1}",
            "01",
            "+1",
            "1.",
            ".5",
            "1e",
            "-",
            "\"\\x\"",
            "\"\\u12\"",
            "\"tab\t\"",
            "// {}",
            "{} {}",
            "{}x",
            "\u0000",
            "tru",
            "[",
            "]",
            "\"",
            "{\"",
            "{\"type\"",
            "{\"type\":",
            "<xml/>",
            "GET / HTTP/1.1\r\n\r\n");

    private final RandomGenerator random;

    MalformedMessages(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param bytes what goes over the socket
     * @param breaksFraming whether the server may, or must, end the connection for it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only sent
    record Malformed(byte[] bytes, boolean breaksFraming) {}

    Malformed next() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> text(mutated());
            case 2 -> text(Arrays.copyOf(good(), random.nextInt(good().length)));
            case 3 -> text(utf8(wrongTypes()));
            case 4 -> text(utf8(nested()));
            case 5 -> text(utf8(large(LARGE)));
            case 6 -> text(badUtf8());
            case 7 -> text(utf8(NOT_JSON.get(random.nextInt(NOT_JSON.size()))));
            case 8 -> text(utf8(manyKeys()));
            case 9 -> new Malformed(SoakSocket.frame(BINARY, noise()), false);
            case 10 -> fragmented();
            default -> random.nextInt(20) == 0 ? brokenFrame() : text(utf8(wrongTypes()));
        };
    }

    private static Malformed text(byte[] payload) {
        return new Malformed(SoakSocket.frame(TEXT, payload), false);
    }

    private byte[] good() {
        return utf8(GOOD.get(random.nextInt(GOOD.size())));
    }

    private byte[] mutated() {
        byte[] message = good();
        for (int i = random.nextInt(5); i >= 0; i--) {
            message[random.nextInt(message.length)] = (byte) random.nextInt(256);
        }
        return message;
    }

    private String odd() {
        return ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
    }

    /** Well-formed JSON with a value of the wrong kind in one place or in all. */
    private String wrongTypes() {
        String type = random.nextBoolean() ? "\"OFFER\"" : odd();
        String dst = random.nextBoolean() ? "\"nobody-here\"" : odd();
        String rest = random.nextBoolean() ? "\"x\":" + odd() + "}" : odd();
        return "{\"type\":" + type + ",\"src\":" + odd() + ",\"dst\":" + dst + ",\"payload\":" + odd() + "," + rest;
    }

    private String nested() {
        int depth = 1 + random.nextInt(MOST_DEPTH);
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        String close = open.equals("[") ? "]" : "}";
        String deep = open.repeat(Math.min(depth, LARGE / open.length() / 2)) + "1";
        String closed =
                deep + close.repeat(random.nextBoolean() ? (deep.length() - 1) / open.length() : random.nextInt(9));
        return random.nextBoolean()
                ? closed
                : "{\"type\":\"OFFER\",\"dst\":\"nobody-here\",\"payload\":" + closed + "}";
    }

    private String large(int length) {
        String text = String.valueOf((char) ('a' + random.nextInt(26))).repeat(1 + random.nextInt(length));
        return switch (random.nextInt(3)) {
            case 0 -> text;
            case 1 -> "{\"type\":\"" + text + "\"}";
            default -> "{\"type\":\"OFFER\",\"dst\":\"" + text + "\",\"payload\":1}";
        };
    }

    /** Cut inside of a character, overlong, a surrogate, or beyond Unicode (RFC 3629). */
    private byte[] badUtf8() {
        byte[] front = utf8("{\"type\":\"OFFER\",\"dst\":\"nobody-here\",\"payload\":\"");
        byte[][] bad = {
            {(byte) 0xf0, (byte) 0x9f, (byte) 0x98},
            {(byte) 0xc0, (byte) 0xaf},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xff},
            {(byte) 0x80}
        };
        byte[] chosen = bad[random.nextInt(bad.length)];
        byte[] whole = Arrays.copyOf(front, front.length + chosen.length + 2);
        System.arraycopy(chosen, 0, whole, front.length, chosen.length);
        whole[whole.length - 2] = '"';
        whole[whole.length - 1] = '}';
        return random.nextBoolean() ? whole : Arrays.copyOf(whole, front.length + 1);
    }

    private String manyKeys() {
        var text = new StringBuilder("{");
        for (int i = random.nextInt(2_000); i >= 0; i--) {
            text.append(random.nextBoolean() ? "\"type\":" : "\"k" + i + "\":")
                    .append(odd())
                    .append(',');
        }
        return text.append("\"x\":1}").toString();
    }

    /** A good or bad message in pieces, with a ping between; still whole frames. */
    private Malformed fragmented() {
        byte[] message = random.nextBoolean() ? good() : mutated();
        int cut = random.nextInt(message.length);
        byte[] first = SoakSocket.frame(0x01, Arrays.copyOf(message, cut));
        byte[] ping = SoakSocket.frame(0x89, new byte[random.nextInt(125)]);
        byte[] last = SoakSocket.frame(0x80, Arrays.copyOfRange(message, cut, message.length));
        byte[] whole = Arrays.copyOf(first, first.length + ping.length + last.length);
        System.arraycopy(ping, 0, whole, first.length, ping.length);
        System.arraycopy(last, 0, whole, first.length + ping.length, last.length);
        return new Malformed(whole, false);
    }

    private Malformed brokenFrame() {
        byte[] bytes = switch (random.nextInt(6)) {
            case 0 -> new byte[] {(byte) 0x81, 1, 'x'}; // not masked
            case 1 -> SoakSocket.frame(0xc1 + random.nextInt(0x3f), good()); // reserved bits
            case 2 -> SoakSocket.frame(0x83 + random.nextInt(5), good()); // unknown opcode
            case 3 -> SoakSocket.frame(0x89, new byte[126]); // a control frame too long
            case 4 -> SoakSocket.frame(0x80, good()); // continues nothing
            default -> SoakSocket.frame(TEXT, utf8("x".repeat(TOO_LARGE)));
        };
        return new Malformed(bytes, true);
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(1_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
