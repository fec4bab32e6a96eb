package app.parley.ui;

import io.nayuki.qrcodegen.QrCode;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

/**
 * A text as a QR code (ISO/IEC 18004), dark on light in every theme as scanners want it. The picture has the screen's
 * own pixels, a whole number of them a module: scaling would blur its edges.
 */
final class QrView extends StackPane {
    /** What the standard asks for around the code, in modules. */
    static final int QUIET_ZONE = 4;

    private static final double WIDTH = 240;
    private static final int DARK = 0xff000000;
    private static final int LIGHT = 0xffffffff;

    private final ObservableValue<String> text;
    private final ImageView view = new ImageView();
    private final ObservableValue<Number> scale =
            sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty);

    /** @param text empty shows nothing */
    QrView(ObservableValue<String> text, Words words) {
        this.text = text;
        getStyleClass().add("qr");
        setId("qr");
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        StringBinding name =
                Bindings.createStringBinding(() -> words.text("invite.code", text.getValue()), text, words.language());
        view.accessibleTextProperty().bind(name);
        getChildren().add(view);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Overlay.whileOpen(this, text.subscribe(this::draw));
        scale.subscribe(this::draw);
        draw();
        Texts.showWhen(this, Texts.filled(text));
    }

    private void draw() {
        if (text.getValue().isEmpty()) {
            view.setImage(null);
            return;
        }
        double pixelsPerUnit = scale.getValue() == null ? 1 : scale.getValue().doubleValue();
        QrCode code = QrCode.encodeText(text.getValue(), QrCode.Ecc.MEDIUM);
        WritableImage picture = picture(code, pixelsAModule(code.size + 2 * QUIET_ZONE, pixelsPerUnit));
        view.setImage(picture);
        view.setFitWidth(picture.getWidth() / pixelsPerUnit);
        view.setFitHeight(picture.getHeight() / pixelsPerUnit);
    }

    /** With its quiet zone. */
    static WritableImage picture(QrCode code, int pixelsAModule) {
        int side = (code.size + 2 * QUIET_ZONE) * pixelsAModule;
        WritableImage picture = new WritableImage(side, side);
        PixelWriter pixels = picture.getPixelWriter();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                // Beyond the code every module is light.
                boolean dark = code.getModule(x / pixelsAModule - QUIET_ZONE, y / pixelsAModule - QUIET_ZONE);
                pixels.setArgb(x, y, dark ? DARK : LIGHT);
            }
        }
        return picture;
    }

    /** The most that {@link #WIDTH} takes. */
    static int pixelsAModule(int modules, double pixelsPerUnit) {
        return Math.max(1, (int) Math.floor(WIDTH * pixelsPerUnit / modules));
    }
}
