package app.parley.ui;

import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsUnsaved;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;

/** What a person changes in the settings, and what the window says of them. */
enum SettingsScene implements Act {
    CHANGES_THE_THEME {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            Stagehand.await("dark", () -> hand.background().equals(Color.web("#0d1117")));
            hand.click("#LIGHT");
            Stagehand.await("light", () -> hand.background().equals(Color.web("#f4f6f8")));
            Act.require(hand.preferences.theme() == Settings.Theme.LIGHT, "remembered");
        }
    },
    SAYS_WHAT_IS_WRONG_WITH_THE_SETTINGS_FILE_UNTIL_IT_IS_READ {
        @Override
        public void play(Stagehand hand) throws Exception {
            Path file = Path.of("/home/mei/.config/parley/settings.json");
            hand.preferences.damage(new SettingsDamage(file, Set.of("theme", "reach"), Optional.empty(), false, false));
            Stagehand.await("the keys", () -> Stagehand.text("#settings-damage").contains("reach, theme"));
            Act.require(Stagehand.text("#settings-damage").contains(file.toString()), "where they stand");
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
            Act.require(hand.preferences.language() == Settings.Language.CHINESE, "remembered");
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
            Act.require(microphones().getValue().equals(FakeDevices.HEADSET), "still chosen");
            hand.click("#CHINESE");
            Stagehand.await("Chinese", () -> shownMicrophones().getFirst().equals("系统默认"));
            Act.require(hand.devices.chosen().microphone().equals(FakeDevices.HEADSET), "nothing is chosen by that");
            Stagehand.onFx(() -> {
                microphones().setValue(FakeDevices.BUILT_IN);
                return true;
            });
            Act.require(
                    hand.devices.chosen().equals(new Settings.Devices("", FakeDevices.BUILT_IN, "")),
                    "the microphone, and nothing else");
            Act.require(hand.devices.picks().size() == 1, "once");
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
    TAKES_THE_MICROPHONE_THAT_IS_SHOWN_ALREADY {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#settings");
            Stagehand.await("the microphones", () -> Stagehand.find("#microphone-choice") != null);
            Stagehand.onFx(() -> {
                Stagehand.find("#microphone-choice").requestFocus();
                return true;
            });
            Stagehand.await("the whole list", () -> Stagehand.isWhole(Stagehand.find("#microphone-choice")));
            hand.click("#microphone-choice");
            hand.click(".radio-menu-item:checked");
            Stagehand.await(
                    "the pick", () -> hand.devices.picks().equals(List.of("MICROPHONE " + FakeDevices.HEADSET)));
            hand.click("#microphone-choice");
            hand.press(KeyCode.ESCAPE);
            Stagehand.await("no list", () -> Stagehand.find(".radio-menu-item") == null);
            Act.require(hand.devices.picks().size() == 1, "nothing is picked by that");
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
            Act.require(hand.updates.address().isEmpty(), "nothing taken");
            Stagehand.onFx(() -> {
                TextField field = (TextField) Stagehand.find("#updates-field");
                field.setText(" https://news.example/parley.json ");
                field.fireEvent(new ActionEvent());
                return true;
            });
            Stagehand.await("the address", () -> hand.updates.address().equals("https://news.example/parley.json"));
            Act.require(Stagehand.find("#updates-problem") == null, "no refusal any more");
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
    }
}
