package app.parley.webrtc;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Allocates and frees pictures on several threads, one after another, and prints for each how many KiB are mapped where
 * they were. A process of its own: in one that has done other things they lie among those.
 */
final class HeapProbe {
    private static final long PICTURE = 1280L * 720 * 4;
    private static final int PICTURES = 3;
    private static final int THREADS = 5;
    private static final Pattern RANGE = Pattern.compile("(\\p{XDigit}+)-(\\p{XDigit}+) ");

    private HeapProbe() {}

    /** @param arguments whether the pictures are to be kept */
    public static void main(String[] arguments) {
        NativeHeap.tune();
        NativeHeap.keepPictures(Boolean.parseBoolean(arguments[0]));
        for (int i = 0; i < THREADS; i++) {
            System.out.println(CompletableFuture.supplyAsync(
                            HeapProbe::allocateAndFree,
                            task -> Thread.ofPlatform().start(task))
                    .join());
        }
    }

    private static long allocateAndFree() {
        try {
            MethodHandle malloc = function("malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
            MethodHandle free = function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
            List<MemorySegment> pictures = new ArrayList<>();
            for (int i = 0; i < PICTURES; i++) {
                var picture = (MemorySegment) malloc.invoke(PICTURE);
                pictures.add(picture);
                picture.reinterpret(PICTURE).fill((byte) 1);
            }
            for (MemorySegment picture : pictures) {
                free.invoke(picture);
            }
            return residentKib(pictures.stream()
                    .map(picture -> picture.address() + PICTURE / 2)
                    .toList());
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
    }

    /** Of the mappings that hold {@code addresses}. */
    private static long residentKib(List<Long> addresses) throws IOException {
        long sum = 0;
        boolean holds = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            Matcher range = RANGE.matcher(line);
            if (range.lookingAt()) {
                long from = Long.parseUnsignedLong(range.group(1), 16);
                long to = Long.parseUnsignedLong(range.group(2), 16);
                holds = addresses.stream().anyMatch(it -> it >= from && it < to);
            } else if (holds && line.startsWith("Rss:")) {
                sum += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return sum;
    }
}
