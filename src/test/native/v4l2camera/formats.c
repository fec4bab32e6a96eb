/* What the camera offers: pixel formats, sizes and rates. */
#include "device.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t FORMATS[] = {V4L2_PIX_FMT_YUV420, V4L2_PIX_FMT_YUYV};
static const unsigned RATES[] = {MOST_FPS, 15};

int fail(int error) {
    errno = error;
    return -1;
}

size_t camera_picture_bytes(const struct camera *c) {
    return (size_t)c->size.width * c->size.height * (c->pixel_format == V4L2_PIX_FMT_YUYV ? 4 : 3) / 2;
}

int camera_query_capability(struct v4l2_capability *to) {
    memset(to, 0, sizeof *to);
    strcpy((char *)to->driver, "uvcvideo");
    strcpy((char *)to->card, CAMERA_NAME);
    strcpy((char *)to->bus_info, "usb-0000:00:14.0-1");
    to->version = 6 << 16 | 1 << 8;
    to->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    to->capabilities = to->device_caps | V4L2_CAP_DEVICE_CAPS;
    return 0;
}

int camera_enumerate_formats(struct v4l2_fmtdesc *to) {
    if (to->type != V4L2_BUF_TYPE_VIDEO_CAPTURE || to->index >= sizeof FORMATS / sizeof *FORMATS) {
        return fail(EINVAL);
    }
    to->flags = 0;
    to->pixelformat = FORMATS[to->index];
    strcpy((char *)to->description, to->index == 0 ? "Planar YUV 4:2:0" : "YUYV 4:2:2");
    return 0;
}

int camera_enumerate_sizes(struct v4l2_frmsizeenum *to) {
    const struct frame_size *sizes;
    if (to->index >= camera_sizes(&sizes)) {
        return fail(EINVAL);
    }
    to->type = V4L2_FRMSIZE_TYPE_DISCRETE;
    to->discrete.width = sizes[to->index].width;
    to->discrete.height = sizes[to->index].height;
    return 0;
}

int camera_enumerate_intervals(struct v4l2_frmivalenum *to) {
    if (to->index >= sizeof RATES / sizeof *RATES) {
        return fail(EINVAL);
    }
    to->type = V4L2_FRMIVAL_TYPE_DISCRETE;
    to->discrete = (struct v4l2_fract){1, RATES[to->index]};
    return 0;
}

void camera_describe_format(const struct camera *c, struct v4l2_format *to) {
    bool packed = c->pixel_format == V4L2_PIX_FMT_YUYV;
    memset(&to->fmt, 0, sizeof to->fmt);
    to->fmt.pix.width = c->size.width;
    to->fmt.pix.height = c->size.height;
    to->fmt.pix.pixelformat = c->pixel_format;
    to->fmt.pix.field = V4L2_FIELD_NONE;
    to->fmt.pix.bytesperline = c->size.width * (packed ? 2 : 1);
    to->fmt.pix.sizeimage = (uint32_t)camera_picture_bytes(c);
    to->fmt.pix.colorspace = V4L2_COLORSPACE_SRGB;
}

/* What is not offered becomes the nearest that is, never an error: as uvcvideo does it. */
void camera_choose_format(struct camera *c, const struct v4l2_pix_format *wanted) {
    const struct frame_size *sizes;
    size_t count = camera_sizes(&sizes);
    uint64_t best = UINT64_MAX;
    for (size_t i = 0; i < count; i++) {
        int64_t apart = (int64_t)sizes[i].width * sizes[i].height - (int64_t)wanted->width * wanted->height;
        uint64_t distance = (uint64_t)llabs(apart);
        if (distance < best) {
            best = distance;
            c->size = sizes[i];
        }
    }
    c->pixel_format = wanted->pixelformat == FORMATS[1] ? FORMATS[1] : FORMATS[0];
}
