import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** What `parley bench startup` compares Parley with: about the least that a JavaFX program with a window does. */
public class HelloWorld extends Application {
    @Override
    public void start(Stage stage) {
        Label label = new Label("Hello, world");
        label.setStyle("-fx-font-size: 64");
        stage.setTitle("Hello");
        stage.setScene(new Scene(new VBox(40, label, new Button("A button")), 960, 640));
        stage.show();
    }

    public static void main(String[] arguments) {
        launch(arguments);
    }
}
