/* The frame buffers: one memory file that the reader maps piece by piece. */
#define _GNU_SOURCE
#include "device.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Where one buffer ends and the next begins, rounded up to pages so that each can be mapped. */
static size_t buffer_span(const struct camera *c) { return (camera_picture_bytes(c) + 4095) & ~(size_t)4095; }

void camera_free_buffers(struct camera *c) {
    if (c->memory) {
        munmap(c->memory, buffer_span(c) * c->buffers);
        syscall(SYS_close, c->memory_fd);
    }
    c->memory = NULL;
    c->memory_fd = -1;
    c->buffers = c->next = 0;
    memset(c->queued, 0, sizeof c->queued);
}

int camera_request_buffers(struct camera *c, struct v4l2_requestbuffers *request) {
    if (request->memory != V4L2_MEMORY_MMAP || request->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) {
        return fail(EINVAL);
    }
    camera_free_buffers(c);
    if (request->count == 0) {
        return 0;
    }
    unsigned count = request->count > MOST_BUFFERS ? MOST_BUFFERS : request->count;
    size_t bytes = buffer_span(c) * count;
    int fd = memfd_create("parley-camera", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, (off_t)bytes) < 0) {
        return fail(ENOMEM);
    }
    void *memory = (void *)syscall(SYS_mmap, NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) {
        syscall(SYS_close, fd);
        return fail(ENOMEM);
    }
    c->memory = memory;
    c->memory_fd = fd;
    request->count = c->buffers = count;
    return 0;
}

void camera_describe_buffer(const struct camera *c, struct v4l2_buffer *to) {
    to->bytesused = 0;
    to->flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC | (c->queued[to->index] ? V4L2_BUF_FLAG_QUEUED : 0);
    to->field = V4L2_FIELD_NONE;
    to->memory = V4L2_MEMORY_MMAP;
    to->m.offset = (uint32_t)(buffer_span(c) * to->index);
    to->length = (uint32_t)camera_picture_bytes(c);
}

int camera_queue_buffer(struct camera *c, struct v4l2_buffer *buffer) {
    if (buffer->index >= c->buffers || c->queued[buffer->index]) {
        return fail(EINVAL);
    }
    c->queued[buffer->index] = true;
    camera_describe_buffer(c, buffer);
    return 0;
}

/* `ticks` frames have passed since the last one was taken: the missed ones are lost, as with a real camera. */
int camera_take_buffer(struct camera *c, struct v4l2_buffer *to, uint64_t ticks) {
    struct timespec now;
    c->frame += (uint32_t)ticks;
    if (!c->streaming) {
        return fail(EINVAL);
    }
    if (!c->queued[c->next]) {
        return fail(EAGAIN);
    }
    to->index = c->next;
    c->queued[to->index] = false;
    c->next = (c->next + 1) % c->buffers;
    camera_describe_buffer(c, to);
    to->bytesused = to->length;
    to->sequence = c->frame;
    clock_gettime(CLOCK_MONOTONIC, &now);
    to->timestamp = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
    uint8_t *memory = c->memory + to->m.offset;
    bool packed = c->pixel_format == V4L2_PIX_FMT_YUYV;
    (packed ? picture_draw_yuyv : picture_draw_yu12)(memory, c->size.width, c->size.height, c->frame);
    if (camera_films_card()) {
        card_draw(memory, packed ? 2 : 1, c->size.width, c->size.height, c->frame);
    }
    return 0;
}
