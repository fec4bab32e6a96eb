package app.parley.bench;

import java.util.List;

/** A group of lines in a table that are measured together. */
interface Section {
    /** Names it, in the table and in the JSON. */
    String word();

    /** Its lines, in order. */
    List<Figure> figures();

    /** A section that is no constant of an enum. */
    static Section of(String word, List<Figure> figures) {
        return new Plain(word, figures);
    }

    /** @param figures are taken as they are */
    record Plain(String word, List<Figure> figures) implements Section {}
}
