package app.parley.capture;

import java.util.zip.CRC32;

/**
 * What a test card says about itself, 14 bytes, most significant bit first: frame number (24 bit), send time (32 bit,
 * units of 0.1 ms of wall clock, wraps after five days), host (16 bit), seed (8 bit), CRC-32 of those. Mutable and
 * reused, so that no frame allocates; confined to one thread.
 */
final class CardCode {
    static final int BITS = 112;
    static final int FRAME_MASK = 0xFF_FFFF;

    private static final int BODY = 10;
    private static final int BYTES = BITS / Byte.SIZE;

    private final byte[] bytes = new byte[BYTES];
    private final CRC32 crc = new CRC32();

    /** Sets everything, the check included. */
    void set(int frame, int sentAt, int host, int seed) {
        write(0, 3, frame);
        write(3, 4, sentAt);
        write(7, 2, host);
        write(9, 1, seed);
        write(BODY, 4, checksum());
    }

    int frame() {
        return read(0, 3);
    }

    /** In 0.1 ms, see {@link WallClock#tenths}. */
    int sentAt() {
        return read(3, 4);
    }

    int host() {
        return read(7, 2);
    }

    int seed() {
        return read(9, 1);
    }

    /** Whether the check agrees with the rest. */
    boolean isValid() {
        return read(BODY, 4) == checksum();
    }

    boolean bit(int index) {
        return ((bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE)) & 1) == 1;
    }

    void setBit(int index, boolean value) {
        int mask = 1 << (Byte.SIZE - 1 - index % Byte.SIZE);
        int old = bytes[index / Byte.SIZE];
        bytes[index / Byte.SIZE] = (byte) (value ? old | mask : old & ~mask);
    }

    private int checksum() {
        crc.reset();
        crc.update(bytes, 0, BODY);
        return (int) crc.getValue();
    }

    private void write(int at, int count, int value) {
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) (value >>> (Byte.SIZE * (count - 1 - i)));
        }
    }

    private int read(int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << Byte.SIZE) | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}
