package app.parley.webrtc;

import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.Ahead;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.DeviceProblem;
import app.parley.rig.CameraLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Uses camera and microphone as a person does; run as a process of its own, with the rig's camera and a sound server in
 * its environment. Prints {@code done} at its end.
 */
final class DeviceProbe implements AutoCloseable {
    private static final int TONE = 440;
    private static final double SILENCE_DBFS = -80;

    private final InMemorySignaling signaling = new InMemorySignaling();
    /** Films with the camera; the other does without. */
    private final TestPeer ann = TestPeer.withCamera(signaling, "ann");

    private final TestPeer bob = new TestPeer(signaling, "bob", new GreyBars());
    private final long idleTimers = timers();

    private DeviceProbe() throws IOException {}

    public static void main(String[] arguments) {
        try {
            play(arguments[0]);
            System.out.println("done");
            System.out.flush();
            System.exit(0);
        } catch (Throwable thrown) {
            thrown.printStackTrace();
            System.exit(1);
        }
    }

    private static void play(String part) throws Exception {
        String[] microphone = part.equals("microphoneComesLater") ? LateSound.pullMicrophoneOut() : new String[0];
        try (DeviceProbe probe = new DeviceProbe()) {
            switch (part) {
                case "cameraSwitchedInACall" -> probe.cameraSwitchedInACall();
                case "previewGoesOnAcrossACall" -> probe.previewGoesOnAcrossACall();
                case "ringingOpensNothing" -> probe.ringingOpensNothing();
                case "unansweredClosesTheLoudspeaker" -> probe.unansweredClosesTheLoudspeaker();
                case "mutedIsSilent" -> probe.mutedIsSilent();
                case "busyCameraServesLater" -> probe.busyCameraServesLater();
                case "silentCameraIsSwitchedOff" -> probe.silentCameraIsSwitchedOff();
                case "anotherCameraIsChosen" -> probe.anotherCameraIsChosen();
                case "chosenSoundIsUsed" -> new ChosenSound(probe, probe.ann, probe.bob).play();
                case "chosenSoundGoesWhileItRings" ->
                    new ChosenSound(probe, probe.ann, probe.bob).pulledOutOfTheCallee();
                case "microphoneComesLater" -> new LateSound(probe, probe.ann, probe.bob).microphoneComes(microphone);
                case "microphoneGoesWhileItRings" ->
                    new LateSound(probe, probe.ann, probe.bob).microphoneGoesWhileItRings();
                case "soundServerComesLater" -> new LateSound(probe, probe.ann, probe.bob).serverComes();
                case "whatIsOffAtHomeStaysOff" -> probe.whatIsOffAtHomeStaysOff();
                default -> throw new IllegalArgumentException(part);
            }
            probe.awaitCameras(0);
        }
    }

    private void cameraSwitchedInACall() throws Exception {
        ann.connect(bob);
        for (int i = 0; i < 10; i++) {
            bob.awaitFrames(5);
            ann.control.setCameraOn(false);
            awaitCameras(0);
            bob.await(snapshot -> !snapshot.peerMedia().camera());
            ann.control.setCameraOn(true);
            awaitCameras(1);
            bob.await(snapshot -> snapshot.peerMedia().camera());
        }
        for (int i = 0; i < 20; i++) {
            ann.control.setCameraOn(i % 2 == 1);
        }
        awaitCameras(1);
        bob.awaitFrames(20);
        hangUp();
    }

    /** One that is not there: the one that is there, is opened anew, and would be busy if it had not been closed. */
    private void anotherCameraIsChosen() throws Exception {
        check(ann.devices().cameras().equals(List.of(CameraLibrary.NAME)), "the camera is named");
        ann.connect(bob);
        for (int i = 0; i < 5; i++) {
            bob.awaitFrames(5);
            ann.choose(new DeviceChoice(i % 2 == 0 ? "Not There" : CameraLibrary.NAME, "", ""));
            ann.choose(new DeviceChoice("Not There " + i, "", ""));
        }
        bob.awaitFrames(30);
        awaitCameras(1);
        check(ann.await(_ -> true).problems().isEmpty(), "there is a camera");
        hangUp();
    }

    private void previewGoesOnAcrossACall() throws Exception {
        ann.setPreview(true);
        awaitOwnPicture();
        ann.connect(bob);
        bob.awaitFrames(10);
        hangUp();
        awaitOwnPicture();
        check(cameras() == 1, "one camera, all the time");
        ann.setPreview(false);
    }

    private void ringingOpensNothing() throws Exception {
        ringsSilently();
        // The offer of those is read while it rings.
        ann.ahead.put(new PeerId("bob"), Ahead.CONNECT);
        ringsSilently();
    }

    private void ringsSilently() throws Exception {
        bob.control.dial(new PeerId("ann"), LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitPhase(Phase.RINGING);
        for (int i = 0; i < 20; i++) {
            check(cameras() == 0, "the camera is open while it rings");
            check(Pactl.recordings() == 0, "a microphone is open while it rings");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        check(Pactl.streams("sink-inputs") == 1, "the caller's loudspeaker is open");
        ann.control.accept(ann.awaitPhase(Phase.RINGING).call().orElseThrow(), LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitPhase(Phase.CONNECTED);
        awaitCameras(1);
        await(() -> Pactl.recordings() > 0, "the microphone opens with the call");
        hangUp();
        await(() -> Pactl.recordings() == 0, "the microphone closes with the call");
        await(() -> Pactl.streams("sink-inputs") == 0, "the loudspeakers close with the call");
        awaitCameras(0);
    }

    private void unansweredClosesTheLoudspeaker() throws Exception {
        for (int i = 0; i < 3; i++) {
            bob.control.dial(new PeerId("ann"), LocalMedia.AUDIO_AND_VIDEO);
            bob.awaitPhase(Phase.CALLING);
            await(() -> Pactl.streams("sink-inputs") == 1, "the caller's loudspeaker opens");
            bob.control.hangUp(bob.awaitPhase(Phase.CALLING).call().orElseThrow());
            await(() -> Pactl.streams("sink-inputs") == 0, "the loudspeaker closes unused");
        }
        ann.connect(bob);
        bob.awaitFrames(5);
        hangUp();
    }

    private void mutedIsSilent() throws Exception {
        ann.connect(bob);
        await(this::bobHearsTheTone, "the tone is heard");
        ann.control.setMicrophoneOn(false);
        // The level is that of the last second.
        await(() -> bob.ears.reading().levelDbfs() < SILENCE_DBFS, "muted is silent");
        long heard = bob.ears.reading().samples();
        while (bob.ears.reading().samples() < heard + 3 * 48_000) {
            check(bob.ears.reading().levelDbfs() < SILENCE_DBFS, "muted stays silent");
            TimeUnit.MILLISECONDS.sleep(100);
        }
        bob.await(snapshot -> !snapshot.peerMedia().microphone());
        ann.control.setMicrophoneOn(true);
        await(this::bobHearsTheTone, "the tone is heard again");
        hangUp();
    }

    private boolean bobHearsTheTone() {
        return Math.abs(bob.ears.reading().toneHz().orElse(0) - TONE) < 5;
    }

    /** The rig's camera is taken by whoever films first. */
    private void busyCameraServesLater() throws Exception {
        try (TestPeer other = TestPeer.withCamera(signaling, "other")) {
            other.setPreview(true);
            awaitCameras(1);
            ann.connect(bob);
            ann.await(snapshot -> snapshot.problems().contains(DeviceProblem.CAMERA_BUSY)
                    && !snapshot.local().camera());
            bob.await(snapshot -> !snapshot.peerMedia().camera());
            other.setPreview(false);
            awaitCameras(0);
            ann.control.setCameraOn(true);
            ann.await(snapshot ->
                    snapshot.problems().isEmpty() && snapshot.local().camera());
            bob.awaitFrames(10);
            hangUp();
        }
    }

    private void silentCameraIsSwitchedOff() throws Exception {
        ann.connect(bob);
        for (int attempt = 0; attempt < 2; attempt++) {
            awaitCameras(1);
            ann.await(snapshot -> snapshot.problems().contains(DeviceProblem.CAMERA_SILENT)
                    && !snapshot.local().camera());
            bob.await(snapshot -> !snapshot.peerMedia().camera());
            awaitCameras(0);
            ann.control.setCameraOn(attempt == 0);
            ann.await(snapshot ->
                    snapshot.problems().isEmpty() || snapshot.local().camera());
        }
        hangUp();
    }

    private void whatIsOffAtHomeStaysOff() throws Exception {
        ann.setPreview(true);
        awaitOwnPicture();
        ann.control.setCameraOn(false);
        ann.control.setMicrophoneOn(false);
        awaitCameras(0);
        ann.connect(bob);
        bob.await(snapshot ->
                !snapshot.peerMedia().camera() && !snapshot.peerMedia().microphone());
        check(cameras() == 0, "the camera is off");
        ann.control.setCameraOn(true);
        bob.awaitFrames(5);
        hangUp();
        ann.await(snapshot -> !snapshot.local().camera() && !snapshot.local().microphone());
    }

    void hangUp() {
        ann.control.hangUp(ann.awaitPhase(Phase.CONNECTED).call().orElseThrow());
        ann.awaitPhase(Phase.ENDED);
        bob.awaitPhase(Phase.ENDED);
    }

    private void awaitOwnPicture() throws Exception {
        ann.ownPicture.setPaneSize(320, 180);
        for (int i = 0; i < 3; i++) {
            await(() -> ann.ownPicture.takeNewest() != null, "the own picture moves");
        }
    }

    private void awaitCameras(int open) throws Exception {
        await(() -> cameras() == open, open + " open cameras");
    }

    private long cameras() throws IOException {
        return timers() - idleTimers;
    }

    /** An open camera of the rig is a timerfd; nothing else here opens any later. */
    private static long timers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(DeviceProbe::isTimer).count();
        }
    }

    private static boolean isTimer(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals("anon_inode:[timerfd]");
        } catch (IOException e) {
            return false;
        }
    }

    static void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.call()) {
            check(System.nanoTime() < deadline, "in vain: " + what);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    @Override
    public void close() {
        ann.close();
        bob.close();
    }
}
