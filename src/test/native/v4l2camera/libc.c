/*
 * A V4L2 camera in user space, loaded with LD_PRELOAD: the machines that run the tests have no camera and their
 * kernel takes no module. A process with it sees exactly one camera, CAMERA_NODE; real ones are hidden.
 *
 *   libc.c      the C library's calls that lead to the device: this file
 *   device.c    the device behind them: formats, buffers, timing
 *   udev.c      libudev's enumeration and hot-plug monitor
 *   picture.c   what it films          settings.c   the environment variables
 *   card.c      what a test card says of itself, over that
 *
 * An open camera is a timerfd, so poll and select wait on it without our help. Everything that is not ours goes
 * straight to the kernel: looking up the next definition could run before the dynamic linker is ready for it.
 */
#define _GNU_SOURCE
#include "camera.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

static int open_at(int directory, const char *path, int flags, unsigned mode) {
    if (camera_is_video_node(path)) {
        return camera_open(path, flags);
    }
    return (int)syscall(SYS_openat, directory, path, flags, mode);
}

#define MODE(last)                                      \
    unsigned mode = 0;                                  \
    if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) { \
        va_list list;                                   \
        va_start(list, last);                           \
        mode = va_arg(list, unsigned);                  \
        va_end(list);                                   \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags)
    return open_at(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int openat(int directory, const char *path, int flags, ...) {
    MODE(flags)
    return open_at(directory, path, flags, mode);
}

int openat64(int directory, const char *path, int flags, ...) {
    MODE(flags)
    return open_at(directory, path, flags | O_LARGEFILE, mode);
}

int __open_2(const char *path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return open_at(AT_FDCWD, path, flags | O_LARGEFILE, 0); }

int close(int fd) { return camera_owns(fd) ? camera_close(fd) : (int)syscall(SYS_close, fd); }

int ioctl(int fd, unsigned long request, ...) {
    va_list list;
    va_start(list, request);
    void *argument = va_arg(list, void *);
    va_end(list);
    if (camera_owns(fd)) {
        return camera_ioctl(fd, (uint32_t)request, argument);
    }
    return (int)syscall(SYS_ioctl, fd, request, argument);
}

void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t offset) {
    if (fd >= 0 && camera_owns(fd)) {
        return camera_mmap(address, length, protection, flags, fd, offset);
    }
    return (void *)syscall(SYS_mmap, address, length, protection, flags, fd, offset);
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
    return mmap64(address, length, protection, flags, fd, offset);
}

int access(const char *path, int mode) {
    if (camera_is_video_node(path)) {
        bool hidden = camera_probe(path) < 0 && (errno != EACCES || mode != F_OK);
        return hidden ? -1 : 0;
    }
    return (int)syscall(SYS_faccessat, AT_FDCWD, path, mode);
}

static int status(const char *path, struct stat *to, int flags) {
    if (!camera_is_video_node(path)) {
        return (int)syscall(SYS_newfstatat, AT_FDCWD, path, to, flags);
    }
    if (camera_probe(path) < 0 && errno != EACCES) {
        return -1;
    }
    memset(to, 0, sizeof *to);
    to->st_mode = S_IFCHR | 0660;
    to->st_nlink = 1;
    to->st_rdev = makedev(81, 0);
    return 0;
}

int stat(const char *path, struct stat *to) { return status(path, to, 0); }
int lstat(const char *path, struct stat *to) { return status(path, to, AT_SYMLINK_NOFOLLOW); }
int stat64(const char *path, struct stat64 *to) { return status(path, (struct stat *)to, 0); }
int lstat64(const char *path, struct stat64 *to) { return status(path, (struct stat *)to, AT_SYMLINK_NOFOLLOW); }
int __xstat64(int version, const char *path, struct stat64 *to) {
    (void)version;
    return status(path, (struct stat *)to, 0);
}
int __lxstat64(int version, const char *path, struct stat64 *to) {
    (void)version;
    return status(path, (struct stat *)to, AT_SYMLINK_NOFOLLOW);
}

int statx(int directory, const char *restrict path, int flags, unsigned mask, struct statx *restrict to) {
    struct stat plain;
    if (!camera_is_video_node(path)) {
        return (int)syscall(SYS_statx, directory, path, flags, mask, to);
    }
    if (status(path, &plain, 0) < 0) {
        return -1;
    }
    memset(to, 0, sizeof *to);
    to->stx_mask = STATX_TYPE | STATX_MODE | STATX_NLINK;
    to->stx_mode = (uint16_t)plain.st_mode;
    to->stx_nlink = 1;
    to->stx_rdev_major = 81;
    return 0;
}

/*
 * A thread made by one that opens a camera is libwebrtc's capture thread. It must not get ahead of its maker, or the
 * library aborts (CaptureThreadGate), so the maker is held here; by itself that happens once in a hundred starts. No
 * thread is given a high priority, as no user but root is.
 */
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
    static int (*next)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    char maker[16] = "";
    if (!next) {
        next = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(RTLD_NEXT, "pthread_create");
    }
    int result = next(thread, attributes, body, argument);
    prctl(PR_GET_NAME, maker);
    if (strcmp(maker, "open-camera") == 0) {
        nanosleep(&(struct timespec){0, 50000000}, NULL);
    }
    return result;
}

int pthread_setschedparam(pthread_t thread, int policy, const struct sched_param *parameters) {
    (void)thread, (void)policy, (void)parameters;
    return EPERM;
}
