package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What glibc does with freed pictures of a thread that is not the first one. */
@EnabledIf("isGlibc")
class NativeHeapTest {
    private static final long PICTURE = 1280L * 720 * 4;
    private static final int PICTURES = 3;
    private static final int THREADS = 5;
    private static final Pattern RANGE = Pattern.compile("(\\p{XDigit}+)-(\\p{XDigit}+) ");
    private static final Path MAPS = Path.of("/proc/self/smaps");

    static boolean isGlibc() {
        return Files.exists(MAPS)
                && Linker.nativeLinker()
                        .defaultLookup()
                        .find("gnu_get_libc_version")
                        .isPresent();
    }

    @AfterEach
    void letGo() {
        NativeHeap.letGo();
    }

    @Test
    void picturesOfACallStayMapped() {
        NativeHeap.tune();
        NativeHeap.keepPictures();
        assertTrue(residentAfterFreeing().stream().anyMatch(kib -> kib > PICTURE / 1024));
    }

    /** Of several threads: what another one of the same arena has above it stays. */
    @Test
    void picturesOfACallThatEndsGoBack() {
        NativeHeap.tune();
        NativeHeap.letGo();
        List<Long> resident = residentAfterFreeing();
        assertTrue(resident.stream().anyMatch(kib -> kib < PICTURE / 1024), resident::toString);
    }

    /** KiB that are mapped where three pictures were, for several threads. */
    private static List<Long> residentAfterFreeing() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(CompletableFuture.supplyAsync(
                            NativeHeapTest::allocateAndFree,
                            task -> Thread.ofPlatform().start(task))
                    .join());
        }
        return all;
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
        for (String line : Files.readAllLines(MAPS)) {
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
