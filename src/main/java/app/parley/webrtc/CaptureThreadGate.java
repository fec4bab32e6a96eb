package app.parley.webrtc;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts a camera of Linux without risking the process. libwebrtc m138 makes its capture thread as the last act of
 * starting, and aborts (a race checker in {@code video_capture_v4l2.cc}) where that thread gets ahead of its maker: on two
 * busy cores one start in eighty. The new thread first asks for a high priority, which it is mostly refused. While a
 * camera starts, that question is led here, where the thread waits until its maker is done.
 */
final class CaptureThreadGate {
    private static final Logger LOG = System.getLogger(CaptureThreadGate.class.getName());
    private static final String LIBRARY = "libwebrtc-java";
    private static final String QUESTION = "pthread_setschedparam";
    private static final Path OWN_NAME = Path.of("/proc/thread-self/comm");
    private static final String CAPTURE_THREAD = "CaptureThread";
    /** Operation not permitted, Linux' answer to whoever is not root. */
    private static final int EPERM = 1;
    /** Its maker has a few instructions left. */
    private static final int LONGEST_SECONDS = 5;
    /** One camera that hangs keeps no other from starting. */
    private static final int OTHERS_SECONDS = 2;

    private static final ReentrantLock STARTING = new ReentrantLock();

    private static final FunctionDescriptor SHAPE = FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

    private final MemorySegment slot;
    private final MemorySegment gate;
    private final MethodHandle usual;
    /** Threads that start a camera: one, but where another hangs. With the lock. */
    private int makers;

    private long before;

    private CaptureThreadGate(MemorySegment slot, MethodHandle usual) throws ReflectiveOperationException {
        this.slot = slot;
        this.usual = usual;
        MethodHandle pass = MethodHandles.lookup()
                .findVirtual(
                        CaptureThreadGate.class,
                        "pass",
                        MethodType.methodType(int.class, long.class, int.class, MemorySegment.class))
                .bindTo(this);
        // For good: a thread may be in it whenever.
        gate = Linker.nativeLinker().upcallStub(pass, SHAPE, Arena.global());
    }

    /** One for the process, as the library is; made at the first camera. */
    private static final class Only {
        static final Optional<CaptureThreadGate> GATE = find();

        private Only() {}
    }

    /**
     * Runs {@code start}, which may start one camera. Elsewhere than on Linux just that; waits while another starts, but
     * not for one that hangs.
     */
    static void start(Runnable start) {
        if (!Files.exists(OWN_NAME)) {
            start.run();
            return;
        }
        boolean alone = isMyTurn();
        try {
            Only.GATE.ifPresentOrElse(it -> it.guard(start), start);
        } finally {
            if (alone) {
                STARTING.unlock();
            }
        }
    }

    private static boolean isMyTurn() {
        try {
            return STARTING.tryLock(OTHERS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void guard(Runnable start) {
        enter();
        try {
            start.run();
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        if (makers == 0) {
            before = slot.get(ValueLayout.JAVA_LONG, 0);
            slot.set(ValueLayout.JAVA_LONG, 0, gate.address());
        }
        makers++;
    }

    private synchronized void leave() {
        makers--;
        if (makers == 0) {
            slot.set(ValueLayout.JAVA_LONG, 0, before);
            notifyAll();
        }
    }

    /** In place of pthread_setschedparam(3), on the thread that asks; nothing may be thrown from here. */
    int pass(long thread, int policy, MemorySegment parameters) {
        try {
            if (!Files.readString(OWN_NAME).strip().equals(CAPTURE_THREAD)) {
                return (int) usual.invokeExact(thread, policy, parameters);
            }
            if (!areMakersDone()) {
                LOG.log(Level.WARNING, "a camera starts slowly");
            }
        } catch (Throwable thrown) {
            Guard.report(thrown);
        }
        return EPERM;
    }

    /** Which of them is the one that waits for us cannot be told. */
    private synchronized boolean areMakersDone() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        for (long left = until - System.nanoTime(); makers > 0 && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return makers == 0;
    }

    private static Optional<CaptureThreadGate> find() {
        try {
            Optional<MemorySegment> slot = JumpSlot.find(LIBRARY, QUESTION);
            Optional<MethodHandle> usual = NativeFunctions.find(QUESTION, SHAPE);
            if (slot.isPresent() && usual.isPresent()) {
                return Optional.of(new CaptureThreadGate(slot.get(), usual.get()));
            }
            LOG.log(Level.INFO, "the library has no {0} to lead elsewhere", QUESTION);
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.INFO, "cameras start unguarded", e);
        }
        return Optional.empty();
    }
}
