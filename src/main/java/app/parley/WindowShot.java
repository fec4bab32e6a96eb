package app.parley;

import app.parley.cli.PeerOptions;
import app.parley.control.CallSnapshot;
import app.parley.ui.FxThread;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/** One picture of the window in the middle of a call, where a tester asked for it. */
final class WindowShot {
    /** By then the picture has settled. */
    private static final Duration AFTER = Duration.seconds(4);

    private final Stage stage;
    private final Optional<Path> file;
    private final BackgroundThread background;
    private boolean done;

    /** @param background waited for at the end, so that no picture is left half written */
    WindowShot(Stage stage, PeerOptions options, BackgroundThread background) {
        this.stage = stage;
        this.file = options.screenshot();
        this.background = background;
    }

    /** On call-control. */
    void onSnapshot(CallSnapshot snapshot) {
        if (!done && snapshot.phase() == CallSnapshot.Phase.CONNECTED && file.isPresent()) {
            done = true;
            FxThread.run(() -> new Timeline(new KeyFrame(AFTER, _ -> take(file.get()))).play());
        }
    }

    private void take(Path target) {
        WritableImage shot = stage.getScene().snapshot(null);
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
            }
        }
        // Writing takes a while; the call goes on drawing meanwhile.
        background.run(() -> ImageIO.write(image, "png", target.toFile()));
    }
}
