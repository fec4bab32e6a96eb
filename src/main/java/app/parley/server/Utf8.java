package app.parley.server;

/** Checks UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing over U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** The length in bytes of the sequence of two to four bytes that starts at {@code at}. */
    static int sequenceLength(byte[] in, int at) throws MessageFormatException {
        int first = in[at] & 0xff;
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + length > in.length) {
            throw new MessageFormatException("not UTF-8");
        }
        int second = in[at + 1] & 0xff;
        if (second < lowestSecond(first) || second > highestSecond(first)) {
            throw new MessageFormatException("not UTF-8");
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((in[i] & 0xc0) != 0x80) {
                throw new MessageFormatException("not UTF-8");
            }
        }
        return length;
    }

    private static int lowestSecond(int first) {
        return first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    }

    private static int highestSecond(int first) {
        return first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    }
}
