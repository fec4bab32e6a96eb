package app.parley.ui;

import app.parley.ui.RoundCorners.Part;
import app.parley.video.LatestPicture;
import app.parley.video.Picture;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Draws the newest picture of a mailbox, pixel by pixel: it tells the producer how large the pane is, and nothing is
 * scaled here. At most one active pane may look at a mailbox.
 */
final class VideoPane extends Region {
    private static final double WIDE = 16.0 / 9;
    private static final int HALF_TURN = 180;
    /** Beyond this, too much of the picture would be cut off. */
    private static final double LARGEST_ZOOM = 1.6;
    /** How long a follower waits for its leader: three pictures of 30 a second. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LatestPicture mailbox;
    private final Node placeholder;
    private @Nullable VideoPane leader;
    private @Nullable VideoPane follower;
    /** When something was drawn last. Also read where pictures come from. */
    private volatile long drawnNanos;
    /** Whether it is {@link #active}, for where pictures come from. */
    private volatile boolean looks;
    /** Whose pulses are heard. */
    private @Nullable Scene heard;

    private boolean covers;
    private double radius;
    private RoundCorners corners = new RoundCorners(0);
    private Part seen = new Part(0, 0, 0, 0);
    private final ImageView view = new ImageView();
    /**
     * Kept from call to call, as the mailbox keeps its pictures: JavaFX frees what it has made of an image two
     * collections after the image is gone, and until then each call would take as much anew.
     */
    private final IdentityHashMap<Picture, PictureCanvas> canvases = new IdentityHashMap<>();

    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper hasPicture = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper aspect = new ReadOnlyDoubleWrapper(WIDE);
    private final Consumer<VideoPane> arrivals = FxThread.newest(VideoPane::drawArrived);
    private final Runnable onLaidOut = this::report;

    /** @param placeholder fills the pane while there is no picture */
    VideoPane(LatestPicture mailbox, Node placeholder) {
        this.mailbox = mailbox;
        this.placeholder = placeholder;
        getStyleClass().add("video-pane");
        getChildren().addAll(placeholder, view);
        placeholder.visibleProperty().bind(hasPicture.not());
        view.visibleProperty().bind(hasPicture);
        active.subscribe(this::onActive);
        sceneProperty().subscribe(this::hearPulses);
        // Whether pictures are wanted at all depends on it.
        ObservableValue<Window> window = sceneProperty().flatMap(Scene::windowProperty);
        window.flatMap(it -> it instanceof Stage stage ? stage.iconifiedProperty() : it.showingProperty())
                .subscribe(_ -> Platform.requestNextPulse());
    }

    VideoPane mirrored() {
        view.setScaleX(-1);
        return this;
    }

    /** Takes the corners off, with an arc of this radius. */
    VideoPane rounded(double arc) {
        radius = arc;
        return this;
    }

    /** Fills the pane and shows the middle, where little is lost; asks for pictures large enough not to be scaled. */
    VideoPane covering() {
        covers = true;
        return this;
    }

    /**
     * Draws when that pane does, as long as it does. Each pulse in which anything is drawn costs a copy of the whole
     * window, three in software: two pictures at 30 a second each would make 60 of them.
     */
    VideoPane following(VideoPane pane) {
        leader = pane;
        pane.follower = this;
        return this;
    }

    /** Whether anyone is to look. While not, nothing is converted and no picture is kept. */
    BooleanProperty active() {
        return active;
    }

    ReadOnlyBooleanProperty hasPicture() {
        return hasPicture.getReadOnlyProperty();
    }

    /** Width by height of the last picture. */
    ReadOnlyDoubleProperty aspect() {
        return aspect.getReadOnlyProperty();
    }

    private void onActive(boolean now) {
        looks = now;
        hasPicture.set(false);
        view.setImage(null);
        if (now) {
            // What lies there is from an earlier call.
            mailbox.takeNewest();
            mailbox.announceTo(this::onArrival);
            PromptPulses.lookUp();
        } else {
            mailbox.setPaneSize(0, 0);
        }
        hearPulses();
        // This pane says how large it is, or another that shares the mailbox says so once more.
        Platform.requestNextPulse();
    }

    private void hearPulses() {
        Scene wanted = active.get() ? getScene() : null;
        if (heard != null) {
            heard.removePostLayoutPulseListener(onLaidOut);
        }
        if (wanted != null) {
            wanted.addPostLayoutPulseListener(onLaidOut);
        }
        heard = wanted;
    }

    /** On the thread of who makes the pictures. */
    private void onArrival() {
        if (looks && !isLed(System.nanoTime())) {
            arrivals.accept(this);
        }
    }

    /**
     * No timer of JavaFX's: while one runs there are 60 pulses a second, with something to draw or not. Not in a pulse
     * either, as {@link PromptPulses#fire} says.
     */
    private void drawArrived() {
        long now = System.nanoTime();
        if (active.get() && !isLed(now) && drawNewest(now) && isSeen()) {
            PromptPulses.fire(getScene());
        }
    }

    private boolean isLed(long nanos) {
        return leader != null && nanos - leader.drawnNanos <= PATIENCE_NANOS;
    }

    private boolean drawNewest(long nanos) {
        Picture newest = mailbox.takeNewest();
        if (newest == null || newest.width() == 0 || newest.height() == 0) {
            return false;
        }
        draw(newest);
        drawnNanos = nanos;
        if (follower != null && follower.active.get()) {
            follower.drawNewest(nanos);
        }
        return true;
    }

    /** How much larger than the pane the box must be that the picture is fitted into. */
    private double zoom() {
        double ratio = getHeight() > 0 ? aspect.get() * getHeight() / getWidth() : 1;
        double needed = Math.max(ratio, 1 / ratio);
        return covers && hasPicture.get() && needed < LARGEST_ZOOM ? needed : 1;
    }

    /** Once it is laid out. At each pulse: another pane that shares the mailbox may have signed off after us. */
    private void report() {
        double zoom = isSeen() ? zoom() : 0;
        int width = pixels(getWidth() * zoom);
        int height = pixels(getHeight() * zoom);
        if (mailbox.paneWidth() != width || mailbox.paneHeight() != height) {
            mailbox.setPaneSize(width, height);
        }
    }

    private boolean isSeen() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window != null && window.isShowing() && !(window instanceof Stage stage && stage.isIconified());
    }

    private void draw(Picture picture) {
        PictureCanvas canvas = canvases.get(picture);
        if (canvas == null || !canvas.fits(picture)) {
            canvas = PictureCanvas.over(picture);
            canvases.put(picture, canvas);
        }
        crop(picture);
        if (corners.radius() > 0) {
            corners.cut(canvas.pixels().getBuffer(), picture.width(), seen);
        }
        canvas.pixels().updateBuffer(_ -> null);
        view.setImage(canvas.image());
        view.setFitWidth(seen.width() / scale());
        view.setFitHeight(seen.height() / scale());
        view.setRotate(picture.rotation());
        double lying = (double) picture.width() / picture.height();
        aspect.set(picture.rotation() % HALF_TURN == 0 ? lying : 1 / lying);
        hasPicture.set(true);
    }

    /** All of it is seen, or as much of its middle as the pane has room for. Nothing is made while that is as before. */
    private void crop(Picture picture) {
        boolean upright = picture.rotation() % HALF_TURN == 0;
        int width = covers ? Math.max(1, pixels(upright ? getWidth() : getHeight())) : picture.width();
        int height = covers ? Math.max(1, pixels(upright ? getHeight() : getWidth())) : picture.height();
        if (!seen.isMiddle(picture.width(), picture.height(), width, height)) {
            seen = Part.middle(picture.width(), picture.height(), width, height);
            view.setViewport(new Rectangle2D(seen.x(), seen.y(), seen.width(), seen.height()));
        }
        if (corners.radius() != pixels(radius)) {
            corners = new RoundCorners(pixels(radius));
        }
    }

    private int pixels(double length) {
        return (int) Math.floor(length * scale());
    }

    private double scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : window.getRenderScaleX();
    }

    @Override
    protected void layoutChildren() {
        placeholder.resizeRelocate(0, 0, getWidth(), getHeight());
        layoutInArea(view, 0, 0, getWidth(), getHeight(), 0, HPos.CENTER, VPos.CENTER);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    /** The layout gives it its size, never the picture. */
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }
}
