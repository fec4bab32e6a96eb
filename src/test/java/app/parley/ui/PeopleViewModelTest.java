package app.parley.ui;

import static app.parley.ui.FakePeople.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.ui.People.Person;
import app.parley.ui.People.Presence;
import app.parley.ui.PeopleViewModel.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleViewModelTest {
    private static final Person ANA = person("amber-owl-88", "Ana Ruiz", Presence.ONLINE, true);
    private static final Person NAMELESS = person("blue-fox-1", "", Presence.OFFLINE, false);
    private static final Person UNTOLD = person("red-elk-5", "Jonas", Presence.UNKNOWN, false);

    private final Words words = new Words(Language.ENGLISH);
    private final PeopleViewModel model = new PeopleViewModel(words);

    private void know(Person... people) {
        model.show(new People.State(List.of(people), Optional.empty()));
    }

    private void list(Person... people) {
        model.show(new People.State(List.of(), Optional.of(List.of(people))));
    }

    @Test
    void saysWhoIsThereAndWhoIsNotAndNothingWhereNobodyTells() {
        know(ANA, NAMELESS, UNTOLD, person("x", "", Presence.UNKNOWN, true));
        assertEquals(
                List.of(
                        new Row(ANA, "Ana Ruiz", "Online · amber-owl-88"),
                        new Row(NAMELESS, "blue-fox-1", "Offline"),
                        new Row(UNTOLD, "Jonas", "red-elk-5"),
                        new Row(person("x", "", Presence.UNKNOWN, true), "x", "")),
                model.known().get());
    }

    @Test
    void presenceChangesNoOrder() {
        know(NAMELESS, ANA);
        assertEquals(
                List.of("blue-fox-1", "Ana Ruiz"),
                model.known().get().stream().map(Row::title).toList());
    }

    @Test
    void followsTheLanguage() {
        know(ANA);
        list(ANA);
        know(ANA);
        words.speak(Language.CHINESE);
        assertEquals("在线 · amber-owl-88", model.known().get().getFirst().subtitle());
        assertEquals("此服务器的公开名录（0）", model.directoryTitle().get());
    }

    @Test
    void hasADirectoryOnlyWhereTheServerKeepsOne() {
        know(ANA);
        assertFalse(model.hasDirectory().get());
        list();
        assertTrue(model.hasDirectory().get());
        assertEquals(words.text("people.directory.empty"), model.nobodyFound().get());
    }

    @Test
    void seeksInTheDirectoryByIdAndName() {
        list(ANA, NAMELESS, UNTOLD);
        assertEquals("Directory of this server (3)", model.directoryTitle().get());
        assertEquals("", model.nobodyFound().get());
        model.seek(" OWL");
        assertEquals(List.of(ANA), model.found().get().stream().map(Row::person).toList());
        model.seek("jonas");
        assertEquals(
                List.of(UNTOLD), model.found().get().stream().map(Row::person).toList());
        model.seek("nobody");
        assertEquals(words.text("people.directory.none"), model.nobodyFound().get());
        assertEquals("Directory of this server (3)", model.directoryTitle().get());
        model.seek("");
        assertEquals(3, model.found().get().size());
    }
}
