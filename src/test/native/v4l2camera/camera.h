/* A V4L2 camera in user space: what its parts share. See libc.c for the whole picture. */
#ifndef PARLEY_CAMERA_H
#define PARLEY_CAMERA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CAMERA_NAME "Parley Test Camera"
#define CAMERA_NODE "/dev/video0"
#define CAMERA_SYSPATH "/sys/devices/virtual/video4linux/video0"

/* What PARLEY_CAMERA asks for; anything unknown or unset is CAMERA_OK. */
enum camera_mode { CAMERA_OK, CAMERA_NONE, CAMERA_BUSY, CAMERA_REFUSED, CAMERA_SILENT };

struct frame_size {
    unsigned width, height;
};

/* settings.c */
enum camera_mode camera_mode(void);
double camera_unplug_after(void); /* seconds from the first STREAMON; negative: never */
size_t camera_sizes(const struct frame_size **sizes);
bool camera_films_card(void);

/* device.c: all of these return what the system call would, with errno set. */
bool camera_is_video_node(const char *path); /* /dev/video followed by a digit */
int camera_probe(const char *path);          /* 0 if it may be opened, else -1 */
int camera_open(const char *path, int flags);
bool camera_owns(int fd);
int camera_ioctl(int fd, uint32_t request, void *argument);
void *camera_mmap(void *address, size_t length, int protection, int flags, int fd, int64_t offset);
int camera_close(int fd);
bool camera_present(void);          /* neither CAMERA_NONE nor unplugged */
void camera_watch_unplug(int timerfd); /* made readable at the moment of unplugging */

/* picture.c */
void picture_draw_yu12(uint8_t *to, unsigned width, unsigned height, uint32_t frame);
void picture_draw_yuyv(uint8_t *to, unsigned width, unsigned height, uint32_t frame);

/* card.c: `step` is the distance of two luma bytes side by side. Below 160 x 90 it cannot be read. */
void card_draw(uint8_t *luma, unsigned step, unsigned width, unsigned height, uint32_t frame);

#endif
