package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.DeviceProblem;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
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
    LEAVES_TIME_TO_READ_WHAT_DOES_NOT_WORK {
        @Override
        public void play(Stagehand hand) throws Exception {
            CallSnapshot connected = Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz");
            hand.commands.publish(Snapshots.withProblems(connected, DeviceProblem.NO_SOUND_SERVER));
            // Where the pointer keeps nothing from hiding.
            hand.click("#remote");
            TimeUnit.SECONDS.sleep(6);
            Stagehand.await("the call", () -> Stagehand.find(".call-notices .notes") != null);
            for (String each : List.of(".call-notices .notes", ".call-controls")) {
                Act.require(Stagehand.find(each).getOpacity() == 1, each + " still seen");
            }
            Stagehand.await("rest", () -> Stagehand.find(".call-notices .notes").getOpacity() == 0);
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
            Act.require(hand.commands.asked.stream().noneMatch(it -> it.startsWith("dial")), "no call without a click");
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
            Act.require(Stagehand.find("#overlay-close") == null, "the card is out of the way");
            Act.require(Stagehand.find("#dial-offered") == null, "nobody to call");
        }
    },
    TELLS_OF_A_LATER_VERSION_UNTIL_ONE_HAS_HEARD_ENOUGH {
        @Override
        public void play(Stagehand hand) throws Exception {
            Act.require(Stagehand.find("#update-text") == null, "no news, no line");
            hand.updates.publish(FakeUpdates.RELEASE);
            Stagehand.await(
                    "the news", () -> Stagehand.text("#update-text").startsWith("Parley 0.2.0 is out: share your"));
            hand.click("#update-read");
            Stagehand.await("the page", () -> hand.pages.equals(List.of("https://parley.example/news")));
            hand.click("#update-dismiss");
            Stagehand.await("silence", () -> Stagehand.find("#update-text") == null);
        }
    },
    ASKS_BEFORE_IT_CLOSES {
        @Override
        public void play(Stagehand hand) throws Exception {
            Stagehand.onFx(() -> {
                hand.stage.fireEvent(new WindowEvent(hand.stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                return true;
            });
            Act.require(hand.closed.getCount() == 0, "told");
            Act.require(hand.stage.isShowing(), "the window stays until the program takes it away");
        }
    }
}
