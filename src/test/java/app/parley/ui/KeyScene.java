package app.parley.ui;

import app.parley.call.EndReason;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.PeerMedia;
import app.parley.control.SignalingStatus;
import app.parley.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

/** What a person does who works by keys, or listens to what controls are called. */
enum KeyScene implements Act {
    TYPES_ON_WHILE_SOMEBODY_CALLS {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.RINGING, "Ana Ruiz"));
            Stagehand.await("the call", () -> Stagehand.find("#accept") != null);
            Stagehand.await("no button with the focus", () -> !(focused("#accept") instanceof Button));
            // Some keyboards write letters so.
            hand.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.Y);
            hand.click("#accept-sound");
            hand.awaitAsked("accept call-1 audio");
            Act.require(!hand.commands.asked.contains("accept call-1 video"), "a letter answers nothing");
            hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
            Stagehand.await("the end of it", () -> Stagehand.find("#accept") == null);
            hand.commands.publish(Snapshots.inCall(Phase.RINGING, "Ana Ruiz"));
            Stagehand.await("the next call", () -> Stagehand.find("#accept") != null);
            Stagehand.await("no button with the focus", () -> !(focused("#accept") instanceof Button));
        }
    },
    GOES_ROUND_IN_A_CARD_AND_BACK_TO_WHERE_IT_CAME_FROM {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#add-person");
            awaitFocus("#add-id");
            hand.press(KeyCode.TAB);
            awaitFocus("#add-save");
            hand.press(KeyCode.TAB);
            awaitFocus("#overlay-close");
            hand.press(KeyCode.SHIFT, KeyCode.TAB);
            awaitFocus("#add-save");
            hand.press(KeyCode.ESCAPE);
            awaitFocus("#add-person");
            Act.require(Stagehand.find("#add-save") == null, "the card is gone");
            Stagehand.await("the ring", () -> Stagehand.find("#add-person").isFocusVisible());
            hand.click("#add-person");
            awaitFocus("#add-id");
            hand.click("#overlay-close");
            awaitFocus("#add-person");
            Act.require(!Stagehand.find("#add-person").isFocusVisible(), "no ring for who has a pointer");
        }
    },
    GOES_ON_NEARBY_WHERE_A_BUTTON_GOES_AWAY {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#show-picture");
            awaitFocus("#hide-picture");
            hand.click("#hide-picture");
            awaitFocus(".picture-stage #microphone");
        }
    },
    STAYS_AT_ITS_PLACE_IN_A_LIST_THAT_CHANGES {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.people.publish(FakePeople.knowingAna(People.Presence.OFFLINE));
            hand.click("#person-amber-owl-88 .star");
            Stagehand.await("kept", () -> hand.people.state().known().getFirst().kept());
            awaitFocus("#person-amber-owl-88 .star");
            hand.press(KeyCode.SPACE);
            Stagehand.await(
                    "no longer kept",
                    () -> !hand.people.state().known().getFirst().kept());
            hand.press(KeyCode.TAB);
            awaitFocus("#person-amber-owl-88 .call-person");
            hand.people.publish(FakePeople.knowingAna(People.Presence.ONLINE));
            Stagehand.await("the dot", () -> Stagehand.find("#person-amber-owl-88 .presence-dot") != null);
            awaitFocus("#person-amber-owl-88 .call-person");
        }
    },
    CHOOSES_BY_ARROWS_WHAT_IS_SHOWN_AS_CHOSEN {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            hand.click("#ENGLISH");
            hand.press(KeyCode.TAB);
            hand.press(KeyCode.SHIFT, KeyCode.TAB);
            hand.press(KeyCode.RIGHT);
            awaitChosen("#CHINESE");
            Stagehand.await("Chinese", () -> hand.preferences.language() == Settings.Language.CHINESE);
            Stagehand.await("the ring", () -> toggle("#CHINESE").isFocusVisible());
            hand.press(KeyCode.LEFT);
            awaitChosen("#ENGLISH");
            Stagehand.await("English", () -> hand.preferences.language() == Settings.Language.ENGLISH);
            hand.press(KeyCode.SPACE);
            awaitChosen("#ENGLISH");
            hand.click("#overlay-close");
            hand.click("#change-reach");
            hand.click("#THIS_COMPUTER");
            hand.press(KeyCode.DOWN);
            Stagehand.await("the next", () -> toggle("#THIS_NETWORK").isSelected());
            hand.click("#reach-save");
            Stagehand.await("what was shown", () -> hand.reach.state().choice().kind() == Reach.Kind.THIS_NETWORK);
        }

        private void awaitChosen(String selector) throws Exception {
            awaitFocus(selector);
            Stagehand.await(selector + " chosen", () -> toggle(selector).isSelected());
        }

        private ToggleButton toggle(String selector) {
            return (ToggleButton) Stagehand.find(selector);
        }
    },
    TURNS_A_SWITCH_BY_KEYS {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            Stagehand.await("the card", () -> Stagehand.find("#ring-tone-switch") != null);
            Node toggle = Stagehand.find("#ring-tone-switch");
            for (int i = 0; i < MOST_STOPS && !toggle.isFocused(); i++) {
                Node before = Stagehand.onFx(() -> toggle.getScene().getFocusOwner());
                hand.press(KeyCode.TAB);
                Stagehand.await("a step from " + before, () -> toggle.getScene().getFocusOwner() != before);
            }
            awaitFocus("#ring-tone-switch");
            hand.press(KeyCode.SPACE);
            Stagehand.await("off by the space bar", () -> !hand.preferences.ringTone());
            hand.press(KeyCode.ENTER);
            Stagehand.await("on by Enter", hand.preferences::ringTone);
        }
    },
    // A binding holds what it binds weakly: a collection, as after each start, must not cut a switch off.
    TURNS_A_SWITCH_AFTER_A_COLLECTION {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            Stagehand.await("the card", () -> Stagehand.find("#ahead-switch") != null);
            System.gc();
            Stagehand.onFx(() -> {
                ((Switch) Stagehand.find("#ahead-switch")).setSelected(false);
                ((Switch) Stagehand.find("#listed-switch")).setSelected(true);
                ((Switch) Stagehand.find("#ring-tone-switch")).setSelected(false);
                return true;
            });
            Stagehand.await("no path ahead", () -> !hand.people.connectsAhead());
            Stagehand.await("listed", hand.people::listed);
            Stagehand.await("no ring tone", () -> !hand.preferences.ringTone());
        }
    },
    READS_WHAT_A_SWITCH_DOES_NOW {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
            hand.click(".call-controls #microphone");
            hand.awaitAsked("microphone false");
            Stagehand.await("the name", () -> microphone().getAccessibleText().equals("Unmute (M)"));
            // The pointer has not moved.
            Stagehand.await(
                    "the tooltip",
                    () -> microphone().getTooltip() != null
                            && microphone().getTooltip().getText().equals("Unmute (M)"));
        }

        private Button microphone() {
            return (Button) Stagehand.find(".call-controls #microphone");
        }
    },
    HEARS_THAT_IT_WAS_COPIED {
        @Override
        public void play(Stagehand hand) throws Exception {
            Stagehand.await("what it does", () -> copy().equals("Copy my ID"));
            hand.click("#copy-id");
            Stagehand.await("what it did", () -> copy().equals("Copied"));
            Stagehand.await("what it does again", () -> copy().equals("Copy my ID"));
        }

        private String copy() {
            return Stagehand.find("#copy-id").getAccessibleText();
        }
    },
    HEARS_A_NAME_FOR_EACH_CONTROL {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.people.publish(FakePeople.knowingAna(People.Presence.ONLINE));
            Stagehand.await("the row", () -> Stagehand.find("#person-amber-owl-88") != null);
            Stagehand.await("a name for each", () -> nameless().isEmpty());
            for (String door : List.of("#settings", "#invite", "#add-person", "#change-reach")) {
                hand.click(door);
                Stagehand.await(door, () -> Stagehand.find("#overlay-close") != null);
                if (door.equals("#change-reach")) {
                    hand.click("#SERVER");
                    Stagehand.await("the field", () -> Stagehand.find("#server-url") != null);
                }
                List<String> unnamed = Stagehand.onFx(KeyScene::nameless);
                Act.require(unnamed.isEmpty(), door + ": names for " + unnamed);
                hand.click("#overlay-close");
                Stagehand.await("the end of " + door, () -> Stagehand.find("#overlay-close") == null);
            }
            hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
            Stagehand.await("the call", () -> Stagehand.find("#hang-up") != null);
            List<String> unnamed = Stagehand.onFx(KeyScene::nameless);
            Act.require(unnamed.isEmpty(), "in a call, names for " + unnamed);
        }
    },
    TRIES_AGAIN_AFTER_A_REFUSAL {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.idle(new SignalingStatus.Refused(SignalingStatus.Problem.ID_TAKEN)));
            hand.click("#try-again");
            Stagehand.await("the attempt", () -> hand.reach.tries() == 1);
            hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
            Stagehand.await("no more to try", () -> Stagehand.find("#try-again") == null);
        }
    },
    CALLS_AGAIN_WITH_THE_CAMERA_AS_IT_WAS {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.withLocal(
                    Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"), new PeerMedia(true, false, false)));
            Stagehand.await("the call", () -> Stagehand.find("#hang-up") != null);
            hand.commands.publish(Snapshots.ended(EndReason.CONNECTION_LOST, "Ana Ruiz"));
            hand.click("#end-again");
            hand.awaitAsked("dial amber-owl-88 audio");
        }
    };

    private static final int MOST_STOPS = 40;

    private static void awaitFocus(String selector) throws Exception {
        Stagehand.await("the focus on " + selector, () -> {
            Node node = Stagehand.find(selector);
            return node != null && node.getScene().getFocusOwner() == node;
        });
    }

    /** What has the focus in the window in which the node is. */
    private static Node focused(String selector) {
        return Stagehand.find(selector).getScene().getFocusOwner();
    }

    /** What can be reached by keys, is seen, and tells a screen reader nothing. */
    private static List<String> nameless() {
        List<String> found = new ArrayList<>();
        Window.getWindows().forEach(window -> collect(window.getScene().getRoot(), found));
        return found;
    }

    private static void collect(Node node, List<String> found) {
        boolean asked = node instanceof Control
                && !(node instanceof ScrollPane || node instanceof ScrollBar)
                && node.isFocusTraversable()
                && Stagehand.isSeen(node);
        String text = node instanceof Labeled labeled ? labeled.getText() : "";
        String name = Optional.ofNullable(node.getAccessibleText()).orElse("");
        if (asked && name.isBlank() && (text == null || text.isBlank())) {
            found.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(it -> collect(it, found));
        }
    }
}
