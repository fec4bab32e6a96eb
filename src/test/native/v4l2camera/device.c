/* The device: answers ioctls as the kernel's uvcvideo does, frame by frame on a timer. */
#define _GNU_SOURCE
#include "device.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MOST_OPEN = 16 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct camera cameras[MOST_OPEN];
static atomic_int open_cameras;
static atomic_bool unplug_running;
static struct timespec unplug_at;
static int unplug_watcher = -1;

static bool unplugged(void) {
    struct timespec now;
    if (!unplug_running) {
        return false;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec > unplug_at.tv_sec || (now.tv_sec == unplug_at.tv_sec && now.tv_nsec >= unplug_at.tv_nsec);
}

bool camera_present(void) { return camera_mode() != CAMERA_NONE && !unplugged(); }

bool camera_is_video_node(const char *path) {
    static const char prefix[] = "/dev/video";
    return path && strncmp(path, prefix, sizeof prefix - 1) == 0 && isdigit((unsigned char)path[sizeof prefix - 1]);
}

int camera_probe(const char *path) {
    if (!camera_present() || strcmp(path, CAMERA_NODE) != 0) {
        return fail(ENOENT);
    }
    return camera_mode() == CAMERA_REFUSED ? fail(EACCES) : 0;
}

/* Under the lock. A child between vfork and exec shares our memory and closes its own descriptors, not ours. */
static struct camera *find(int fd) {
    for (int i = 0; i < MOST_OPEN; i++) {
        if (cameras[i].fd == fd && fd > 0) {
            return cameras[i].process == getpid() ? &cameras[i] : NULL;
        }
    }
    return NULL;
}

bool camera_owns(int fd) {
    if (fd <= 0 || open_cameras == 0) {
        return false;
    }
    pthread_mutex_lock(&lock);
    bool found = find(fd) != NULL;
    pthread_mutex_unlock(&lock);
    return found;
}

int camera_open(const char *path, int flags) {
    const struct frame_size *sizes;
    if (camera_probe(path) < 0) {
        return -1;
    }
    /* Never blocking, or a program that merely reads would hang; a DQBUF that may block polls first. */
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | (flags & O_CLOEXEC ? TFD_CLOEXEC : 0));
    if (fd < 0 || camera_sizes(&sizes) == 0) {
        return fail(EIO);
    }
    pthread_mutex_lock(&lock);
    for (int i = 0; i < MOST_OPEN; i++) {
        if (cameras[i].fd == 0) {
            cameras[i] = (struct camera){.fd = fd, .process = getpid(), .may_block = !(flags & O_NONBLOCK), .pixel_format = V4L2_PIX_FMT_YUV420,
                                         .size = sizes[0], .fps = MOST_FPS, .memory_fd = -1};
            open_cameras++;
            pthread_mutex_unlock(&lock);
            return fd;
        }
    }
    pthread_mutex_unlock(&lock);
    syscall(SYS_close, fd);
    return fail(EMFILE);
}

static bool taken(const struct camera *by_other_than) {
    for (int i = 0; i < MOST_OPEN; i++) {
        if (cameras[i].fd != 0 && &cameras[i] != by_other_than && cameras[i].buffers > 0) {
            return true;
        }
    }
    return camera_mode() == CAMERA_BUSY;
}

static int set_format(struct camera *c, struct v4l2_format *format, bool only_try) {
    struct camera chosen = *c;
    if (format->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) {
        return fail(EINVAL);
    }
    camera_choose_format(&chosen, &format->fmt.pix);
    if (!only_try) {
        if (c->buffers > 0 || taken(c)) {
            return fail(EBUSY);
        }
        *c = chosen;
    }
    camera_describe_format(&chosen, format);
    return 0;
}

static int parameters(struct camera *c, struct v4l2_streamparm *to, bool set) {
    struct v4l2_fract *per_frame = &to->parm.capture.timeperframe;
    if (set) {
        if (c->streaming || taken(c)) {
            return fail(EBUSY);
        }
        unsigned fps = per_frame->numerator ? per_frame->denominator / per_frame->numerator : MOST_FPS;
        c->fps = fps == 0 || fps > MOST_FPS ? MOST_FPS : fps;
    }
    memset(&to->parm, 0, sizeof to->parm);
    to->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
    *per_frame = (struct v4l2_fract){1, c->fps};
    return 0;
}

void camera_watch_unplug(int timerfd) { unplug_watcher = timerfd; }

static void start_unplug_clock(void) {
    double after = camera_unplug_after();
    if (after < 0 || unplug_running) {
        return;
    }
    clock_gettime(CLOCK_MONOTONIC, &unplug_at);
    int64_t nanos = unplug_at.tv_nsec + (int64_t)(after * 1e9);
    unplug_at.tv_sec += nanos / 1000000000;
    unplug_at.tv_nsec = nanos % 1000000000;
    unplug_running = true;
    struct itimerspec once = {.it_value = unplug_at};
    timerfd_settime(unplug_watcher, TFD_TIMER_ABSTIME, &once, NULL);
}

static int stream(struct camera *c, bool on) {
    if (on && (c->buffers == 0 || taken(c))) {
        return fail(c->buffers == 0 ? EINVAL : EBUSY);
    }
    long period = 1000000000L / (long)c->fps;
    bool ticks = on && camera_mode() != CAMERA_SILENT;
    struct timespec tick = {ticks ? period / 1000000000L : 0, ticks ? period % 1000000000L : 0};
    /* A real camera needs some hundred ms for its first picture. */
    struct timespec first = {0, ticks ? 300000000L : 0};
    struct itimerspec timer = {tick, first};
    timerfd_settime(c->fd, 0, &timer, NULL);
    c->streaming = on;
    if (on) {
        start_unplug_clock();
    } else {
        memset(c->queued, 0, sizeof c->queued);
        c->next = 0;
    }
    return 0;
}

static int answer(struct camera *c, uint32_t request, void *argument, uint64_t ticks) {
    struct v4l2_buffer *buffer = argument;
    switch (request) {
        case VIDIOC_QUERYCAP: return camera_query_capability(argument);
        case VIDIOC_ENUM_FMT: return camera_enumerate_formats(argument);
        case VIDIOC_ENUM_FRAMESIZES: return camera_enumerate_sizes(argument);
        case VIDIOC_ENUM_FRAMEINTERVALS: return camera_enumerate_intervals(argument);
        case VIDIOC_G_FMT: camera_describe_format(c, argument); return 0;
        case VIDIOC_TRY_FMT: return set_format(c, argument, true);
        case VIDIOC_S_FMT: return set_format(c, argument, false);
        case VIDIOC_G_PARM: return parameters(c, argument, false);
        case VIDIOC_S_PARM: return parameters(c, argument, true);
        case VIDIOC_REQBUFS: return c->streaming || taken(c) ? fail(EBUSY) : camera_request_buffers(c, argument);
        case VIDIOC_QUERYBUF:
            if (buffer->index >= c->buffers) {
                return fail(EINVAL);
            }
            camera_describe_buffer(c, buffer);
            return 0;
        case VIDIOC_QBUF: return camera_queue_buffer(c, buffer);
        case VIDIOC_DQBUF: return camera_take_buffer(c, buffer, ticks);
        case VIDIOC_STREAMON: return stream(c, true);
        case VIDIOC_STREAMOFF: return stream(c, false);
        case VIDIOC_G_PRIORITY: *(uint32_t *)argument = V4L2_PRIORITY_DEFAULT; return 0;
        case VIDIOC_S_PRIORITY: return 0;
        default: return fail(ENOTTY);
    }
}

int camera_ioctl(int fd, uint32_t request, void *argument) {
    uint64_t ticks = 0;
    if (unplugged()) {
        /* The timer stays readable, so a reader that only loops spins: so it does with a real camera gone. */
        return fail(ENODEV);
    }
    pthread_mutex_lock(&lock);
    struct camera *c = find(fd);
    bool may_block = c && c->may_block;
    pthread_mutex_unlock(&lock);
    if (request == VIDIOC_DQBUF) {
        if (may_block) {
            poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, -1);
        }
        if (read(fd, &ticks, sizeof ticks) < 0) {
            return -1;
        }
    }
    pthread_mutex_lock(&lock);
    c = find(fd);
    int result = c ? answer(c, request, argument, ticks) : fail(EBADF);
    pthread_mutex_unlock(&lock);
    return result;
}

void *camera_mmap(void *address, size_t length, int protection, int flags, int fd, int64_t offset) {
    pthread_mutex_lock(&lock);
    struct camera *c = find(fd);
    int memory = c ? c->memory_fd : -1;
    pthread_mutex_unlock(&lock);
    return (void *)syscall(SYS_mmap, address, length, protection, flags, memory, offset);
}

int camera_close(int fd) {
    pthread_mutex_lock(&lock);
    struct camera *c = find(fd);
    if (c) {
        camera_free_buffers(c);
        c->fd = 0;
        open_cameras--;
    }
    pthread_mutex_unlock(&lock);
    return (int)syscall(SYS_close, fd);
}
