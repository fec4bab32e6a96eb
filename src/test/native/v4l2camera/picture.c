/*
 * The picture: a top row of 16 cells, white for 1 and black for 0, that spell the frame number modulo 65536
 * (most significant bit first), and below it eight colour bars with a magenta square that walks to the right.
 */
#include "camera.h"

#include <string.h>

enum { CELLS = 16, BARS = 8, STEP = 8 };

struct colour {
    uint8_t y, u, v; /* BT.601, limited range */
};

static const struct colour WHITE = {235, 128, 128}, BLACK = {16, 128, 128}, MAGENTA = {106, 202, 222};
static const struct colour BAR[BARS] = {
    {180, 128, 128}, {162, 44, 142}, {131, 156, 44}, {112, 72, 58}, {84, 184, 198}, {65, 100, 212}, {35, 212, 114}, {60, 128, 128},
};

static struct colour colour_at(unsigned x, unsigned y, unsigned width, unsigned height, uint32_t frame) {
    if (y < height / 8) {
        unsigned cell = x * CELLS / width;
        return frame >> (CELLS - 1 - cell) & 1 ? WHITE : BLACK;
    }
    unsigned side = height / 4, left = frame * STEP % (width - side), top = height / 2;
    if (x >= left && x < left + side && y >= top && y < top + side) {
        return MAGENTA;
    }
    return BAR[x * BARS / width];
}

/* A band of rows that look alike is worked out once and copied: 90 band rows instead of 720. */
static unsigned band_end(unsigned y, unsigned height) {
    unsigned ends[] = {height / 8, height / 2, height / 2 + height / 4, height};
    unsigned i = 0;
    while (ends[i] <= y) {
        i++;
    }
    return ends[i];
}

void picture_draw_yu12(uint8_t *to, unsigned width, unsigned height, uint32_t frame) {
    uint8_t *u = to + (size_t)width * height, *v = u + (size_t)width * height / 4;
    for (unsigned y = 0, end; y < height; y = end) {
        end = band_end(y, height);
        uint8_t *luma = to + (size_t)y * width;
        size_t chroma = (size_t)y / 2 * (width / 2);
        for (unsigned x = 0; x < width; x++) {
            struct colour c = colour_at(x, y, width, height, frame);
            luma[x] = c.y;
            u[chroma + x / 2] = c.u;
            v[chroma + x / 2] = c.v;
        }
        for (unsigned row = y + 1; row < end; row++) {
            memcpy(to + (size_t)row * width, luma, width);
        }
        for (unsigned row = y / 2 + 1; row < (end + 1) / 2; row++) {
            memcpy(u + (size_t)row * (width / 2), u + chroma, width / 2);
            memcpy(v + (size_t)row * (width / 2), v + chroma, width / 2);
        }
    }
}

void picture_draw_yuyv(uint8_t *to, unsigned width, unsigned height, uint32_t frame) {
    size_t line = (size_t)width * 2;
    for (unsigned y = 0, end; y < height; y = end) {
        end = band_end(y, height);
        uint8_t *first = to + y * line;
        for (unsigned x = 0; x < width; x++) {
            struct colour c = colour_at(x, y, width, height, frame);
            first[2 * x] = c.y;
            first[2 * x + 1] = x % 2 ? c.v : c.u;
        }
        for (unsigned row = y + 1; row < end; row++) {
            memcpy(to + row * line, first, line);
        }
    }
}
