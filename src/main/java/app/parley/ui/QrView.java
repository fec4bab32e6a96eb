package app.parley.ui;

import io.nayuki.qrcodegen.QrCode;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Window;

/**
 * A text as a QR code (ISO/IEC 18004), dark on light in every theme as scanners want it. A module is a whole number of
 * the screen's pixels, so every edge is sharp.
 */
final class QrView extends StackPane {
    /** What the standard asks for around the code, in modules. */
    static final int QUIET_ZONE = 4;

    private static final double WIDTH = 240;

    private final ImageView view = new ImageView();

    /** @param text empty shows nothing */
    QrView(ObservableValue<String> text, Words words) {
        getStyleClass().add("qr");
        setId("qr");
        view.setSmooth(false);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        StringBinding name = Bindings.createStringBinding(
                () -> words.text("invite.code", text.getValue()), text, words.language());
        view.accessibleTextProperty().bind(name);
        getChildren().add(view);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        text.subscribe(it -> view.setImage(it.isEmpty() ? null : picture(it)));
        view.fitWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        this::side,
                        view.imageProperty(),
                        sceneProperty().flatMap(scene -> scene.windowProperty()).flatMap(Window::outputScaleXProperty)));
        view.fitHeightProperty().bind(view.fitWidthProperty());
        Texts.showWhen(this, Texts.filled(text));
    }

    /** One pixel a module, with the quiet zone. */
    static WritableImage picture(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET_ZONE;
        WritableImage picture = new WritableImage(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                // Beyond the code every module is light.
                boolean dark = code.getModule(x - QUIET_ZONE, y - QUIET_ZONE);
                picture.getPixelWriter().setColor(x, y, dark ? Color.BLACK : Color.WHITE);
            }
        }
        return picture;
    }

    /** How wide a code of so many modules is drawn: the most whole pixels a module that {@link #WIDTH} takes. */
    static double side(int modules, double pixelsPerUnit) {
        return modules * Math.max(1, Math.floor(WIDTH * pixelsPerUnit / modules)) / pixelsPerUnit;
    }

    private double side() {
        if (view.getImage() == null) {
            return 0;
        }
        Window window = getScene() == null ? null : getScene().getWindow();
        return side((int) view.getImage().getWidth(), window == null ? 1 : window.getOutputScaleX());
    }
}
