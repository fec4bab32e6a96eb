package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.io.IOException;
import java.lang.foreign.Linker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What glibc does with the freed pictures of threads other than the first one. */
@EnabledIf("isGlibc")
class NativeHeapTest {
    private static final long PICTURE_KIB = 1280 * 720 * 4 / 1024;

    static boolean isGlibc() {
        return Linker.nativeLinker()
                .defaultLookup()
                .find("gnu_get_libc_version")
                .isPresent();
    }

    @Test
    void picturesOfACallStayMapped() throws Exception {
        List<Long> resident = residentAfterFreeing(true);
        assertTrue(resident.stream().allMatch(kib -> kib > PICTURE_KIB), resident::toString);
    }

    /** Of most threads: what another one of the same arena has above it stays. */
    @Test
    void picturesOfACallThatEndsGoBack() throws Exception {
        List<Long> resident = residentAfterFreeing(false);
        long gone = resident.stream().filter(kib -> kib < PICTURE_KIB).count();
        assertTrue(gone > resident.size() / 2, resident::toString);
    }

    private static List<Long> residentAfterFreeing(boolean kept) throws IOException, InterruptedException {
        return ChildProcess.run(Project.java(HeapProbe.class, Boolean.toString(kept)))
                .lines()
                .map(Long::parseLong)
                .toList();
    }
}
