package app.parley.video;

import java.nio.ByteBuffer;

/**
 * A view of one planar YUV 4:2:0 picture (8 bit; chroma planes half as wide and high, rounded up). Valid only during
 * the call it is passed to: the memory is native and is freed afterwards.
 *
 * @param width luma columns
 * @param height luma rows
 * @param y luma plane, absolute indexing from 0, {@code strideY} bytes a row
 * @param u blue-difference plane
 * @param v red-difference plane
 */
public record I420(
        int width, int height, ByteBuffer y, ByteBuffer u, ByteBuffer v, int strideY, int strideU, int strideV) {}
