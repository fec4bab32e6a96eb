/* One open camera, and what it offers: shared by device.c and formats.c. */
#ifndef PARLEY_DEVICE_H
#define PARLEY_DEVICE_H

#include "camera.h"

#include <errno.h>
#include <linux/videodev2.h>
#include <sys/types.h>

enum { MOST_BUFFERS = 8, MOST_FPS = 30 };

struct camera {
    int fd; /* a timerfd; 0 means that this slot is free */
    pid_t process;
    bool may_block;
    uint32_t pixel_format;
    struct frame_size size;
    unsigned fps;
    int memory_fd;
    uint8_t *memory;
    unsigned buffers;
    bool queued[MOST_BUFFERS];
    unsigned next; /* buffers are filled in turn */
    bool streaming;
    uint32_t frame;
};

int fail(int error); /* sets errno and returns -1 */

size_t camera_picture_bytes(const struct camera *c);
int camera_query_capability(struct v4l2_capability *to);
int camera_enumerate_formats(struct v4l2_fmtdesc *to);
int camera_enumerate_sizes(struct v4l2_frmsizeenum *to);
int camera_enumerate_intervals(struct v4l2_frmivalenum *to);
void camera_describe_format(const struct camera *c, struct v4l2_format *to);
void camera_choose_format(struct camera *c, const struct v4l2_pix_format *wanted);

int camera_request_buffers(struct camera *c, struct v4l2_requestbuffers *request);
void camera_free_buffers(struct camera *c);
void camera_describe_buffer(const struct camera *c, struct v4l2_buffer *to);
int camera_queue_buffer(struct camera *c, struct v4l2_buffer *buffer);
int camera_take_buffer(struct camera *c, struct v4l2_buffer *to, uint64_t ticks);

#endif
