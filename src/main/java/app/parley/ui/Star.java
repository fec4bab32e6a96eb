package app.parley.ui;

import javafx.scene.shape.Polygon;
import javafx.scene.shape.StrokeLineJoin;

/** A star of five points whose middle can be filled, which a letter of an icon font cannot. Colours are the sheet's. */
final class Star extends Polygon {
    private static final int POINTS = 5;
    /** Of a line that looks as heavy as that of the icons beside it. */
    private static final double STROKE = 1.4;
    /** The inner corners' radius, as a part of the points': fuller than a star whose sides run on. */
    private static final double WAIST = 0.45;

    /** @param radius from the middle to a point */
    Star(double radius) {
        getStyleClass().add("star-shape");
        setStrokeWidth(STROKE);
        setStrokeLineJoin(StrokeLineJoin.ROUND);
        for (int corner = 0; corner < 2 * POINTS; corner++) {
            double angle = Math.PI * corner / POINTS;
            double reach = corner % 2 == 0 ? radius : radius * WAIST;
            getPoints().addAll(reach * Math.sin(angle), -reach * Math.cos(angle));
        }
    }
}
