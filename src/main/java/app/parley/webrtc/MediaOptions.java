package app.parley.webrtc;

import app.parley.video.AudioTap;
import app.parley.video.FrameSource;
import app.parley.video.FrameTap;
import app.parley.video.LatestPicture;
import java.util.Optional;

/**
 * Where local media come from and where remote media go; fixed for the life of the program but for the devices.
 *
 * @param video the camera's stand-in; empty means the camera
 * @param echo send back the video that is received, and the sound
 * @param voiceProcessing echo cancellation, noise suppression and gain control; off where a test tone must survive
 * @param remotePicture where the other side's picture is drawn from
 * @param ownPicture where the own picture is drawn from
 * @param remoteFrames looks at every frame received
 * @param remoteAudio hears everything received
 * @param devices what a person has chosen to film, hear and be heard with
 */
public record MediaOptions(
        Optional<FrameSource> video,
        boolean echo,
        boolean voiceProcessing,
        LatestPicture remotePicture,
        LatestPicture ownPicture,
        FrameTap remoteFrames,
        AudioTap remoteAudio,
        DeviceChoice devices) {
    /** The same with other devices. */
    public MediaOptions with(DeviceChoice other) {
        return new MediaOptions(
                video, echo, voiceProcessing, remotePicture, ownPicture, remoteFrames, remoteAudio, other);
    }
}
