package app.parley.ui;

import app.parley.video.LatestPicture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** My own picture in the corner: mirrored, rounded, as wide as a fifth of the window and as high as its picture asks. */
final class OwnTile extends StackPane {
    private static final double SHARE = 0.2;
    private static final double NARROWEST = 176;
    private static final double RADIUS = 12;
    /** What is seen of the frame. */
    private static final double BORDER = 2;
    /** Within the frame a quarter of a picture of 720 lines, which takes an eighth of the time of others to scale. */
    private static final double WIDEST = 320 + 2 * BORDER;

    private final VideoPane picture;

    OwnTile(LatestPicture own, VideoPane remote, SelfViewModel self, ReadOnlyDoubleProperty windowWidth) {
        getStyleClass().add("own-tile");
        setId("own-tile");
        picture = new VideoPane(own, placeholder()).mirrored().rounded(RADIUS).following(remote);
        Region frame = new Region();
        frame.getStyleClass().add("own-tile-frame");
        // As an image: to paint its arcs anew for each picture took a sixth of all drawing.
        frame.setCache(true);
        StackPane.setMargin(picture, new Insets(BORDER));
        getChildren().addAll(frame, picture);
        Runnable size = () -> {
            // As wide as is high, and whole pixels: else the picture would be drawn blurred.
            double area = Math.clamp(windowWidth.get() * SHARE, NARROWEST, WIDEST);
            double aspect = picture.aspect().get();
            double width = Math.rint(aspect >= 1 ? area : area * aspect);
            double height = Math.rint((width - 2 * BORDER) / aspect) + 2 * BORDER;
            setMinSize(width, height);
            setMaxSize(width, height);
        };
        windowWidth.subscribe(size);
        picture.aspect().subscribe(size);
        size.run();
        setMouseTransparent(true);
        Texts.showWhen(this, self.cameraOn());
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
    }

    BooleanProperty active() {
        return picture.active();
    }

    private static Node placeholder() {
        VBox box = new VBox(Icons.of(Feather.USER));
        box.getStyleClass().addAll("placeholder", "tile-placeholder");
        return box;
    }
}
