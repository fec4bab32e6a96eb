/*
 * libudev's view of the camera. Only what asks for the video4linux subsystem is answered here; everything else
 * goes to the real library, found through its own handle: RTLD_NEXT does not see a library that was loaded later
 * and in another scope than ours.
 */
#define _GNU_SOURCE
#include "camera.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define SUBSYSTEM "video4linux"
#define EXPORT __attribute__((visibility("default")))

/* Our own objects are told apart by their addresses. */
static char list_entry, listed_device, removed_device, own_monitor;
#define LIST_ENTRY ((void *)&list_entry)
#define LISTED_DEVICE ((void *)&listed_device)
#define REMOVED_DEVICE ((void *)&removed_device)
#define OWN_MONITOR ((void *)&own_monitor)

static void *video_enumerate; /* the newest one that asked for our subsystem */
static int monitor_fd = -1;

static void *real(const char *name) {
    static void *library;
    if (!library) {
        library = dlopen("libudev.so.1", RTLD_LAZY | RTLD_LOCAL);
    }
    return library ? dlsym(library, name) : NULL;
}

#define REAL(type, name, parameters, ...) ((type(*) parameters)real(#name))(__VA_ARGS__)

static bool is_device(const void *device) { return device == LISTED_DEVICE || device == REMOVED_DEVICE; }

EXPORT int udev_enumerate_add_match_subsystem(void *enumerate, const char *subsystem) {
    if (strcmp(subsystem, SUBSYSTEM) == 0) {
        video_enumerate = enumerate;
        return 0;
    }
    return REAL(int, udev_enumerate_add_match_subsystem, (void *, const char *), enumerate, subsystem);
}

EXPORT int udev_enumerate_scan_devices(void *enumerate) {
    return enumerate == video_enumerate ? 0 : REAL(int, udev_enumerate_scan_devices, (void *), enumerate);
}

EXPORT void *udev_enumerate_get_list_entry(void *enumerate) {
    if (enumerate == video_enumerate) {
        return camera_present() ? LIST_ENTRY : NULL;
    }
    return REAL(void *, udev_enumerate_get_list_entry, (void *), enumerate);
}

EXPORT void *udev_enumerate_unref(void *enumerate) {
    if (enumerate == video_enumerate) {
        video_enumerate = NULL;
    }
    return REAL(void *, udev_enumerate_unref, (void *), enumerate);
}

EXPORT const char *udev_list_entry_get_name(void *entry) {
    return entry == LIST_ENTRY ? CAMERA_SYSPATH : REAL(const char *, udev_list_entry_get_name, (void *), entry);
}

EXPORT void *udev_list_entry_get_next(void *entry) {
    return entry == LIST_ENTRY ? NULL : REAL(void *, udev_list_entry_get_next, (void *), entry);
}

EXPORT void *udev_device_new_from_syspath(void *udev, const char *path) {
    if (strcmp(path, CAMERA_SYSPATH) == 0) {
        return LISTED_DEVICE;
    }
    return REAL(void *, udev_device_new_from_syspath, (void *, const char *), udev, path);
}

EXPORT const char *udev_device_get_devnode(void *device) {
    return is_device(device) ? CAMERA_NODE : REAL(const char *, udev_device_get_devnode, (void *), device);
}

EXPORT const char *udev_device_get_subsystem(void *device) {
    return is_device(device) ? SUBSYSTEM : REAL(const char *, udev_device_get_subsystem, (void *), device);
}

EXPORT const char *udev_device_get_action(void *device) {
    if (is_device(device)) {
        return device == REMOVED_DEVICE ? "remove" : NULL;
    }
    return REAL(const char *, udev_device_get_action, (void *), device);
}

EXPORT const char *udev_device_get_property_value(void *device, const char *key) {
    if (is_device(device)) {
        return strcmp(key, "ID_V4L_PRODUCT") == 0 ? CAMERA_NAME : NULL;
    }
    return REAL(const char *, udev_device_get_property_value, (void *, const char *), device, key);
}

EXPORT void *udev_device_unref(void *device) {
    return is_device(device) ? NULL : REAL(void *, udev_device_unref, (void *), device);
}

/* A process makes one monitor for cameras; a second for something else still gets the real thing by its filter. */
EXPORT void *udev_monitor_new_from_netlink(void *udev, const char *name) {
    void *monitor = REAL(void *, udev_monitor_new_from_netlink, (void *, const char *), udev, name);
    return monitor ? monitor : OWN_MONITOR;
}

static void *video_monitor; /* the one that filters for our subsystem */

EXPORT int udev_monitor_filter_add_match_subsystem_devtype(void *monitor, const char *subsystem, const char *type) {
    if (strcmp(subsystem, SUBSYSTEM) == 0) {
        video_monitor = monitor;
        monitor_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
        camera_watch_unplug(monitor_fd);
        return 0;
    }
    return monitor == OWN_MONITOR ? -1
                                  : REAL(int, udev_monitor_filter_add_match_subsystem_devtype,
                                         (void *, const char *, const char *), monitor, subsystem, type);
}

EXPORT int udev_monitor_enable_receiving(void *monitor) {
    return monitor == video_monitor ? 0 : REAL(int, udev_monitor_enable_receiving, (void *), monitor);
}

EXPORT int udev_monitor_get_fd(void *monitor) {
    return monitor == video_monitor ? monitor_fd : REAL(int, udev_monitor_get_fd, (void *), monitor);
}

EXPORT void *udev_monitor_receive_device(void *monitor) {
    uint64_t times;
    if (monitor != video_monitor) {
        return REAL(void *, udev_monitor_receive_device, (void *), monitor);
    }
    return read(monitor_fd, &times, sizeof times) == sizeof times ? REMOVED_DEVICE : NULL;
}

EXPORT void *udev_monitor_unref(void *monitor) {
    if (monitor == video_monitor) {
        video_monitor = NULL;
        close(monitor_fd);
    }
    return monitor == OWN_MONITOR ? NULL : REAL(void *, udev_monitor_unref, (void *), monitor);
}
