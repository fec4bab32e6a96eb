package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.control.CallSnapshot.Phase;
import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsUnsaved;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.WindowEvent;

/** What a person does with the window, each with what must come of it. */
enum WindowScene implements Act {
    SHOWS_MY_ID {
        @Override
        public void play(Stagehand hand) throws Exception {
            Stagehand.await("the ID", () -> Stagehand.text("#own-id").equals("amber-fox-217"));
        }
    },
    DIALS_BY_REAL_KEYS {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#dial");
            hand.type(new PeerId("bob7"));
            hand.press(KeyCode.ENTER);
            hand.awaitAsked("dial bob7 video");
        }
    },
    DIALS_WITH_VOICE_ONLY {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#dial");
            hand.type(new PeerId("bob7"));
            hand.click("#call-voice");
            hand.awaitAsked("dial bob7 audio");
        }
    },
    SAYS_WHAT_IS_WRONG_WITH_AN_ID {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#call-video");
            Stagehand.await(
                    "the sentence", () -> Stagehand.text("#dial-problem").startsWith("Type the ID"));
        }
    },
    ANSWERS_THE_CALL_THAT_IS_SEEN {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.RINGING, "Ana Ruiz"));
            Stagehand.await("the caller", () -> Stagehand.text("#caller").equals("Ana Ruiz"));
            hand.click("#accept");
            hand.awaitAsked("accept call-1 video");
        }
    },
    ANSWERS_ON_A_LOW_SCREEN {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#show-picture");
            hand.commands.publish(Snapshots.inCall(Phase.RINGING, "Maximiliana Featherstonehaugh-Cholmondeley"));
            Stagehand.await("the preview", () -> Stagehand.find(".incoming-preview") != null);
            Stagehand.onFx(() -> {
                Stagehand.find("#caller").getScene().getWindow().setHeight(480);
                return true;
            });
            Stagehand.await("room for more", () -> Stagehand.find(".incoming-preview") == null);
            hand.click("#accept");
            hand.awaitAsked("accept call-1 video");
        }
    },
    ANSWERS_WITH_SOUND_ONLY {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.RINGING, "Ana Ruiz"));
            hand.click("#accept-sound");
            hand.awaitAsked("accept call-1 audio");
        }
    },
    MUTES_BY_CLICK {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
            hand.click(".call-controls #microphone");
            hand.awaitAsked("microphone false");
            Stagehand.await(
                    "white",
                    () -> Stagehand.find(".call-controls #microphone")
                            .getPseudoClassStates()
                            .contains(PseudoClass.getPseudoClass("off")));
            hand.click(".call-controls #microphone");
            hand.awaitAsked("microphone true");
        }
    },
    MUTES_AND_HANGS_UP_BY_KEYS {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
            // The pointer has brought the focus along before.
            hand.click(".call-controls #camera");
            hand.awaitAsked("camera false");
            hand.press(KeyCode.M);
            hand.awaitAsked("microphone false");
            hand.press(KeyCode.CONTROL, KeyCode.D);
            hand.awaitAsked("hangUp call-1");
        }
    },
    SAYS_THAT_IT_RECONNECTS {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.RECONNECTING, "Ana Ruiz"));
            Stagehand.await("the pill", () -> Stagehand.text("#pill").startsWith("Reconnecting…"));
            hand.click("#hang-up");
            hand.awaitAsked("hangUp call-1");
        }
    },
    CHANGES_THE_THEME {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            Stagehand.await("dark", () -> hand.background().equals(Color.web("#0d1117")));
            hand.click("#LIGHT");
            Stagehand.await("light", () -> hand.background().equals(Color.web("#f4f6f8")));
            require(hand.preferences.theme() == Settings.Theme.LIGHT, "remembered");
        }
    },
    SAYS_WHAT_IS_WRONG_WITH_THE_SETTINGS_FILE_UNTIL_IT_IS_READ {
        @Override
        public void play(Stagehand hand) throws Exception {
            Path file = Path.of("/home/mei/.config/parley/settings.json");
            hand.preferences.damage(new SettingsDamage(file, Set.of("theme", "reach"), Optional.empty(), false, false));
            Stagehand.await("the keys", () -> Stagehand.text("#settings-damage").contains("reach, theme"));
            require(Stagehand.text("#settings-damage").contains(file.toString()), "where they stand");
            hand.preferences.choose("theme", "language");
            Stagehand.await("one key", () -> !Stagehand.text("#settings-damage").contains("theme"));
            hand.preferences.choose("reach");
            Stagehand.await("its end", () -> Stagehand.find("#settings-damage") == null);
            Path aside = file.resolveSibling("settings.broken-2026-11-26-080000.json");
            hand.preferences.damage(new SettingsDamage(file, Set.of(), Optional.of(aside), false, true));
            Stagehand.await(
                    "where it lies", () -> Stagehand.text("#settings-damage").contains(aside.toString()));
            hand.click("#settings-damage-dismiss");
            hand.preferences.save(Optional.of(new SettingsUnsaved(file, SettingsUnsaved.Reason.DISK_FULL)));
            Stagehand.await(
                    "what is full", () -> Stagehand.text("#settings-damage").contains("because the disk is full"));
            hand.preferences.save(Optional.empty());
            Stagehand.await("all is saved", () -> Stagehand.find("#settings-damage") == null);
        }
    },
    CHANGES_THE_LANGUAGE {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            hand.click("#CHINESE");
            Stagehand.await("Chinese", () -> Stagehand.text("#call-video").equals("视频通话"));
            require(hand.preferences.language() == Settings.Language.CHINESE, "remembered");
        }
    },
    CHOOSES_A_MICROPHONE {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            Stagehand.await(
                    "those that are there and the chosen one, which is not",
                    () -> shownMicrophones()
                            .equals(List.of(
                                    "System’s choice",
                                    FakeDevices.BUILT_IN,
                                    FakeDevices.CAMERA,
                                    FakeDevices.HEADSET + " (not plugged in)")));
            require(microphones().getValue().equals(FakeDevices.HEADSET), "still chosen");
            hand.click("#CHINESE");
            Stagehand.await("Chinese", () -> shownMicrophones().getFirst().equals("系统默认"));
            require(hand.devices.chosen().microphone().equals(FakeDevices.HEADSET), "nothing is chosen by that");
            Stagehand.onFx(() -> {
                microphones().setValue(FakeDevices.BUILT_IN);
                return true;
            });
            require(
                    hand.devices.chosen().equals(new Settings.Devices("", FakeDevices.BUILT_IN, "")),
                    "the microphone, and nothing else");
        }

        @SuppressWarnings("unchecked")
        private ChoiceBox<String> microphones() {
            return (ChoiceBox<String>) Stagehand.find("#microphone-choice");
        }

        private List<String> shownMicrophones() {
            ChoiceBox<String> box = microphones();
            return box == null
                    ? List.of()
                    : box.getItems().stream().map(box.getConverter()::toString).toList();
        }
    },
    LETS_A_LINK_WAIT_FOR_A_CLICK {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#dial");
            hand.link("bob7");
            Stagehand.await(
                    "the sentence", () -> Stagehand.text("#dial-offered").startsWith("A link asks you to call bob7."));
            // Meant for what the person was doing when the window came up.
            hand.press(KeyCode.ENTER);
            hand.press(KeyCode.SPACE);
            hand.click("#own-id");
            require(hand.commands.asked.stream().noneMatch(it -> it.startsWith("dial")), "no call without a click");
            hand.click("#call-video");
            hand.awaitAsked("dial bob7 video");
        }
    },
    SHOWS_WHAT_IS_WRONG_WITH_A_LINK {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            hand.link("<nobody>");
            Stagehand.await(
                    "the sentence", () -> Stagehand.text("#dial-problem").startsWith("That is not an ID"));
            require(Stagehand.find("#overlay-close") == null, "the card is out of the way");
            require(Stagehand.find("#dial-offered") == null, "nobody to call");
        }
    },
    TELLS_OF_A_LATER_VERSION_UNTIL_ONE_HAS_HEARD_ENOUGH {
        @Override
        public void play(Stagehand hand) throws Exception {
            require(Stagehand.find("#update-text") == null, "no news, no line");
            hand.updates.publish(FakeUpdates.RELEASE);
            Stagehand.await(
                    "the news", () -> Stagehand.text("#update-text").startsWith("Parley 0.2.0 is out: share your"));
            hand.click("#update-read");
            Stagehand.await("the page", () -> hand.pages.equals(List.of("https://parley.example/news")));
            hand.click("#update-dismiss");
            Stagehand.await("silence", () -> Stagehand.find("#update-text") == null);
        }
    },
    TAKES_AN_ADDRESS_FOR_NEWS {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            Stagehand.await("the form", () -> Stagehand.find("#updates-field") != null);
            Stagehand.onFx(() -> {
                TextField field = (TextField) Stagehand.find("#updates-field");
                field.setText("http://news.example/parley.json");
                field.fireEvent(new ActionEvent());
                return true;
            });
            Stagehand.await(
                    "the refusal",
                    () -> Stagehand.text("#updates-problem").startsWith("That is not an address for news"));
            require(hand.updates.address().isEmpty(), "nothing taken");
            Stagehand.onFx(() -> {
                TextField field = (TextField) Stagehand.find("#updates-field");
                field.setText(" https://news.example/parley.json ");
                field.fireEvent(new ActionEvent());
                return true;
            });
            Stagehand.await("the address", () -> hand.updates.address().equals("https://news.example/parley.json"));
            require(Stagehand.find("#updates-problem") == null, "no refusal any more");
        }
    },
    CHANGES_WHERE_I_CAN_BE_CALLED {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#change-reach");
            hand.click("#SERVER");
            // The card grows, and the button moves.
            Stagehand.await("the field", () -> Stagehand.find("#server-url") != null);
            hand.resize(820, 540);
            hand.click("#reach-save");
            Stagehand.await(
                    "the refusal", () -> Stagehand.text("#reach-problem").startsWith("That is not the address"));
            Stagehand.await(
                    "the field to type in", () -> Stagehand.find("#server-url").isFocused());
            for (String each : List.of("#server-url", "#reach-problem", "#reach-save")) {
                Stagehand.await(each + " whole", () -> Stagehand.isWhole(Stagehand.find(each)));
            }
            hand.click("#THIS_NETWORK");
            Stagehand.await("no field", () -> Stagehand.find("#server-url") == null);
            hand.click("#reach-save");
            Stagehand.await("the address", () -> Stagehand.text(".address").equals("http://192.168.1.20:9000"));
        }
    },
    ASKS_BEFORE_IT_CLOSES {
        @Override
        public void play(Stagehand hand) throws Exception {
            Stagehand.onFx(() -> {
                hand.stage.fireEvent(new WindowEvent(hand.stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                return true;
            });
            require(hand.closed.getCount() == 0, "told");
            require(hand.stage.isShowing(), "the window stays until the program takes it away");
        }
    };

    private static void require(boolean condition, String what) {
        Act.require(condition, what);
    }
}
