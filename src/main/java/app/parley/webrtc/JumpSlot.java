package app.parley.webrtc;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a loaded library of Linux keeps the address of a function it calls: a word of its procedure linkage table (System
 * V ABI, "Dynamic Linking"), found as the dynamic linker finds it. 64-bit ELF alone.
 */
final class JumpSlot {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final int ELF_MAGIC = 0x464C457F;
    private static final byte CLASS_64 = 2;
    private static final int CLASS_AT = 4;
    private static final int SEGMENTS_AT = 32;
    private static final int SEGMENT_SIZE_AT = 54;
    private static final int SEGMENT_COUNT_AT = 56;
    private static final int ADDRESS_IN_SEGMENT = 16;
    private static final int PT_DYNAMIC = 2;
    private static final int DT_NULL = 0;
    private static final int DT_PLTRELSZ = 2;
    private static final int DT_STRTAB = 5;
    private static final int DT_SYMTAB = 6;
    private static final int DT_JMPREL = 23;
    private static final int DYNAMIC_SIZE = 16;
    private static final int RELOCATION_SIZE = 24;
    private static final int SYMBOL_SIZE = 24;

    private final MemorySegment library;

    private JumpSlot(MemorySegment library) {
        this.library = library;
    }

    /** One stretch of memory, a line of proc_pid_maps(5). */
    private record Mapping(long begin, long end, String rights, String path) {
        static Mapping of(String line) {
            String[] fields = line.split(" +", 6);
            String[] range = fields[0].split("-", 2);
            return new Mapping(
                    Long.parseUnsignedLong(range[0], 16),
                    Long.parseUnsignedLong(range[1], 16),
                    fields[1],
                    fields.length > 5 ? fields[5] : "");
        }
    }

    /**
     * Finds the word through which a library calls {@code function}, to be read and written.
     *
     * @param library part of the file's name
     * @return 8 bytes; empty where there is no such library or call, or the word cannot be written
     */
    static Optional<MemorySegment> find(String library, String function) throws IOException {
        List<Mapping> all = Files.readAllLines(MAPS).stream().map(Mapping::of).toList();
        List<Mapping> its = all.stream()
                .filter(it ->
                        it.path().substring(it.path().lastIndexOf('/') + 1).startsWith(library))
                .toList();
        if (its.isEmpty()) {
            return Optional.empty();
        }
        long begin = its.getFirst().begin();
        MemorySegment memory =
                MemorySegment.ofAddress(begin).reinterpret(its.getLast().end() - begin);
        return new JumpSlot(memory)
                .offset(function)
                .filter(at -> all.stream()
                        .anyMatch(it -> it.begin() <= begin + at
                                && begin + at < it.end()
                                && it.rights().startsWith("rw")))
                .map(at -> memory.asSlice(at, Long.BYTES));
    }

    private Optional<Long> offset(String function) {
        if (library.get(ValueLayout.JAVA_INT_UNALIGNED, 0) != ELF_MAGIC
                || library.get(ValueLayout.JAVA_BYTE, CLASS_AT) != CLASS_64) {
            return Optional.empty();
        }
        return dynamic().flatMap(at -> slot(at, function));
    }

    /** Where the dynamic section lies. */
    private Optional<Long> dynamic() {
        long segments = word(SEGMENTS_AT);
        int size = library.get(ValueLayout.JAVA_SHORT_UNALIGNED, SEGMENT_SIZE_AT);
        int count = library.get(ValueLayout.JAVA_SHORT_UNALIGNED, SEGMENT_COUNT_AT);
        for (int i = 0; i < count; i++) {
            long segment = segments + (long) i * size;
            if (library.get(ValueLayout.JAVA_INT_UNALIGNED, segment) == PT_DYNAMIC) {
                return Optional.of(word(segment + ADDRESS_IN_SEGMENT));
            }
        }
        return Optional.empty();
    }

    private Optional<Long> slot(long dynamic, String function) {
        long relocations = pointer(dynamic, DT_JMPREL);
        long symbols = pointer(dynamic, DT_SYMTAB);
        long strings = pointer(dynamic, DT_STRTAB);
        long end = relocations + entry(dynamic, DT_PLTRELSZ);
        for (long each = relocations; each < end; each += RELOCATION_SIZE) {
            long symbol = symbols + (word(each + Long.BYTES) >>> Integer.SIZE) * SYMBOL_SIZE;
            long name = strings + Integer.toUnsignedLong(library.get(ValueLayout.JAVA_INT_UNALIGNED, symbol));
            if (library.getString(name).equals(function)) {
                return Optional.of(word(each));
            }
        }
        return Optional.empty();
    }

    /** As glibc has it the address itself, elsewhere counted from the library's begin. */
    private long pointer(long dynamic, int tag) {
        long value = entry(dynamic, tag);
        return value >= library.address() ? value - library.address() : value;
    }

    private long entry(long dynamic, int tag) {
        for (long at = dynamic; word(at) != DT_NULL; at += DYNAMIC_SIZE) {
            if (word(at) == tag) {
                return word(at + Long.BYTES);
            }
        }
        throw new IllegalStateException("no entry " + tag);
    }

    private long word(long at) {
        return library.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    }
}
