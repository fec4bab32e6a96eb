package app.parley.server;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks over JSON text (RFC 8259, strict) in UTF-8 without building anything, and throws where it is not valid. Used so
 * that a payload can be handed on as it came and still be known to parse at the receiver.
 */
final class JsonScanner {
    /** Far more than any description or candidate needs; bounds the recursion. */
    static final int DEPTH = 64;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** A one in each of eight bytes. */
    private static final long EACH = 0x0101010101010101L;

    /** The highest bit of each of eight bytes. */
    private static final long HIGHEST = 0x8080808080808080L;

    private final byte[] in;
    private int pos;

    JsonScanner(byte[] in) {
        this.in = in;
    }

    int position() {
        return pos;
    }

    boolean atEnd() {
        return pos == in.length;
    }

    /** The byte here, or -1 at the end. No JSON token starts with a byte over 0x7f, so the sign does not matter. */
    int peek() {
        return pos < in.length ? in[pos] : -1;
    }

    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        pos++;
        return true;
    }

    void expect(char wanted) throws MessageFormatException {
        if (!take(wanted)) {
            throw new MessageFormatException("expected " + wanted);
        }
    }

    void space() {
        while (pos < in.length && (in[pos] == ' ' || in[pos] == '\n' || in[pos] == '\r' || in[pos] == '\t')) {
            pos++;
        }
    }

    /** Passes one value that lies {@code depth} containers deep. */
    void value(int depth) throws MessageFormatException {
        if (depth > DEPTH) {
            throw new MessageFormatException("nested too deep");
        }
        switch (peek()) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(int depth) throws MessageFormatException {
        expect('{');
        space();
        if (take('}')) {
            return;
        }
        do {
            space();
            string();
            space();
            expect(':');
            space();
            value(depth + 1);
            space();
        } while (take(','));
        expect('}');
    }

    private void array(int depth) throws MessageFormatException {
        expect('[');
        space();
        if (take(']')) {
            return;
        }
        do {
            space();
            value(depth + 1);
            space();
        } while (take(','));
        expect(']');
    }

    /** Passes a string, quotes included. */
    void string() throws MessageFormatException {
        expect('"');
        while (pos < in.length) {
            plain();
            byte b = in[pos];
            if (b == '"') {
                pos++;
                return;
            } else if (b == '\\') {
                escape();
            } else if (b >= 0x20) {
                pos++;
            } else if (b < 0) {
                pos += Utf8.sequenceLength(in, pos);
            } else {
                throw new MessageFormatException("control character in a string");
            }
        }
        throw new MessageFormatException("string without an end");
    }

    /** Passes plain characters eight at a time, up to one that may be special or the last eight. */
    private void plain() {
        while (pos < in.length - Long.BYTES) {
            long eight = (long) EIGHT.get(in, pos);
            // A byte's highest bit is set if the byte is below 0x20, a quote, a backslash or not ASCII. A borrow can
            // set it in a byte above such a one, never clear it.
            long special = (eight - EACH * 0x20 | (eight ^ EACH * '"') - EACH | (eight ^ EACH * '\\') - EACH | eight)
                    & HIGHEST;
            if (special != 0) {
                pos += Long.numberOfTrailingZeros(special) / Byte.SIZE;
                return;
            }
            pos += Long.BYTES;
        }
    }

    private void escape() throws MessageFormatException {
        pos++;
        int kind = peek();
        pos++;
        if (kind == 'u') {
            for (int end = pos + 4; pos < end; pos++) {
                if (Character.digit(peek(), 16) < 0) {
                    throw new MessageFormatException("bad escape");
                }
            }
        } else if (kind < 0 || "\"\\/bfnrt".indexOf(kind) < 0) {
            throw new MessageFormatException("bad escape");
        }
    }

    private void word(String wanted) throws MessageFormatException {
        for (int i = 0; i < wanted.length(); i++) {
            expect(wanted.charAt(i));
        }
    }

    private void number() throws MessageFormatException {
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits();
        }
    }

    private void digits() throws MessageFormatException {
        int start = pos;
        while (pos < in.length && in[pos] >= '0' && in[pos] <= '9') {
            pos++;
        }
        if (pos == start) {
            throw new MessageFormatException("not JSON");
        }
    }
}
