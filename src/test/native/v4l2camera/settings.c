/* What the environment asks of the camera; read anew each time, since a JVM's never changes. */
#include "camera.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SIZES = 8 };

enum camera_mode camera_mode(void) {
    static const char *const names[] = {"ok", "none", "busy", "refused", "silent"};
    const char *wanted = getenv("PARLEY_CAMERA");
    for (int mode = CAMERA_NONE; wanted && mode <= CAMERA_SILENT; mode++) {
        if (strcmp(wanted, names[mode]) == 0) {
            return (enum camera_mode)mode;
        }
    }
    return CAMERA_OK;
}

double camera_unplug_after(void) {
    const char *seconds = getenv("PARLEY_CAMERA_UNPLUG_AFTER");
    return seconds && *seconds ? atof(seconds) : -1;
}

/* The caller holds no lock: two threads that parse at once write the same values. */
size_t camera_sizes(const struct frame_size **sizes) {
    static struct frame_size parsed[MOST_SIZES];
    const char *text = getenv("PARLEY_CAMERA_SIZES");
    if (!text || !*text) {
        text = "1280x720,640x480,640x360,320x240";
    }
    size_t count = 0;
    int used = 0;
    unsigned width, height;
    while (count < MOST_SIZES && sscanf(text, "%ux%u%n", &width, &height, &used) == 2) {
        parsed[count++] = (struct frame_size){width & ~15U, height & ~7U};
        text += used;
        if (*text == ',') {
            text++;
        }
    }
    *sizes = parsed;
    return count;
}

bool camera_films_card(void) { return getenv("PARLEY_CAMERA_CARD") != NULL; }
