/*
 * What app.parley.capture.TestCard writes below its picture: which frame it is and when it was made, so that whoever
 * gets it can say how old it is. Layout and bytes are those of CardLayout and CardCode.
 */
#include "camera.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 1280, HEIGHT = 720, LEFT = 160, TOP = 544, CELL = 32, COLUMNS = 30, ROWS = 4, BODY = 10, BYTES = 14 };

/* CardCode's CRC-32: that of ISO 3309, as java.util.zip.CRC32 reckons it. */
static uint32_t checksum(const uint8_t *bytes, size_t count) {
    uint32_t crc = ~0U;
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0);
        }
    }
    return ~crc;
}

/* HostHash's: Java's hash of the boot id, folded to 16 bits. Past the interposed open, as we are inside of it. */
static uint32_t host(void) {
    char id[64];
    uint32_t hash = 0;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, "/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    long length = fd < 0 ? 0 : syscall(SYS_read, fd, id, sizeof id);
    for (long i = 0; i < length && id[i] != '\n'; i++) {
        hash = 31 * hash + (uint8_t)id[i];
    }
    if (fd >= 0) {
        syscall(SYS_close, fd);
    }
    return (hash ^ hash >> 16) & 0xFFFF;
}

static void write_bytes(uint8_t *to, int count, uint32_t value) {
    for (int i = 0; i < count; i++) {
        to[i] = (uint8_t)(value >> 8 * (count - 1 - i));
    }
}

static bool is_white(const uint8_t *code, int column, int row) {
    if (column == 0 || column == COLUMNS - 1) {
        return (column + row) % 2 == 1;
    }
    int bit = row * (COLUMNS - 2) + column - 1;
    return code[bit / 8] >> (7 - bit % 8) & 1;
}

static unsigned scaled(int at, unsigned side, int whole) { return ((unsigned)at * side + (unsigned)whole / 2) / (unsigned)whole; }

void card_draw(uint8_t *luma, unsigned step, unsigned width, unsigned height, uint32_t frame) {
    uint8_t code[BYTES];
    /* Read once, not for each picture: the camera's lock is held. */
    static uint32_t this_host;
    if (this_host == 0) {
        this_host = host();
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    write_bytes(code, 3, frame);
    write_bytes(code + 3, 4, (uint32_t)((uint64_t)now.tv_sec * 10000 + (uint64_t)now.tv_nsec / 100000));
    write_bytes(code + 7, 2, this_host);
    write_bytes(code + 9, 1, 0);
    write_bytes(code + BODY, 4, checksum(code, BODY));
    for (int row = 0; row < ROWS; row++) {
        unsigned top = scaled(TOP + row * CELL, height, HEIGHT), bottom = scaled(TOP + (row + 1) * CELL, height, HEIGHT);
        for (int column = 0; column < COLUMNS; column++) {
            unsigned left = scaled(LEFT + column * CELL, width, WIDTH), right = scaled(LEFT + (column + 1) * CELL, width, WIDTH);
            uint8_t value = is_white(code, column, row) ? 235 : 16;
            for (unsigned y = top; y < bottom; y++) {
                for (unsigned x = left; x < right; x++) {
                    luma[(y * width + x) * step] = value;
                }
            }
        }
    }
}
