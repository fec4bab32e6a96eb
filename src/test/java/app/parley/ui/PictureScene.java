package app.parley.ui;

import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.control.CallSnapshot.Phase;
import app.parley.video.Picture;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;

/** What the window draws, and when it draws nothing. */
enum PictureScene implements Act {
    RESTS_WHERE_NOTHING_MOVES {
        @Override
        public void play(Stagehand hand) throws Exception {
            restsInACall(hand);
        }
    },
    RESTS_WHERE_A_FIELD_OF_TEXT_IS_HIDDEN {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.click("#dial");
            hand.type(new PeerId("bob7"));
            restsInACall(hand);
            hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
            hand.click("#dial");
            hand.commands.publish(Snapshots.ended(EndReason.MISSED, "Ana Ruiz"));
            Stagehand.await("the end", () -> Stagehand.find("#end-home") != null);
            hand.awaitStillness();
            hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
            hand.click("#settings");
            hand.click("#display-name");
            restsInACall(hand);
            hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
            hand.click("#settings");
            hand.click("#display-name");
            hand.click("#overlay-close");
            Stagehand.await("the end of it", () -> Stagehand.find("#overlay-close") == null);
            hand.awaitStillness();
        }
    },
    // What JavaFX does not publish may be gone in its next version.
    DRAWS_WITHOUT_WAITING_FOR_THE_CLOCK {
        @Override
        public void play(Stagehand hand) throws Exception {
            Act.require(Stagehand.onFx(PromptPulses::arePossible), "JavaFX has it, and lets us");
        }
    },
    // Each pulse that paints would make JavaFX want another: twice as many as there are pictures.
    DRAWS_A_PICTURE_IN_ONE_PULSE {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
            Stagehand.await("a pane", () -> hand.remote.paneWidth() > 0);
            hand.awaitStillness();
            AtomicInteger pulses = new AtomicInteger();
            Runnable count = pulses::incrementAndGet;
            Stagehand.onFx(() -> {
                hand.stage.getScene().addPostLayoutPulseListener(count);
                return count;
            });
            for (int i = 0; i < PICTURES; i++) {
                hand.remote.beginWrite(hand.remote.paneWidth(), hand.remote.paneHeight(), 0);
                hand.remote.publish();
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Stagehand.onFx(() -> {
                hand.stage.getScene().removePostLayoutPulseListener(count);
                return count;
            });
            Act.require(pulses.get() < PICTURES * 3 / 2, "pulses for " + PICTURES + " pictures: " + pulses);
            hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
        }
    },
    // A text of its own for each second would stay in JavaFX's memory.
    WRITES_THE_CLOCK_IN_CHARACTERS {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
            Stagehand.await("a clock", () -> Stagehand.find("#call-time") != null);
            Stagehand.await("it goes", () -> !clock().getAccessibleText().endsWith("0:00"));
            Stagehand.onFx(() -> {
                List<String> written = clock().getChildren().stream()
                        .map(it -> ((Label) it).getText())
                        .toList();
                Act.require(written.stream().allMatch(it -> it.length() == 1), "a character each: " + written);
                Act.require(String.join("", written).equals(clock().getAccessibleText()), "the time: " + written);
                return written;
            });
        }

        private static ClockFace clock() {
            return (ClockFace) Stagehand.find("#call-time");
        }
    },
    DRAWS_THE_NEWEST_PICTURE {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
            Stagehand.await(
                    "a pane",
                    () -> hand.remote.paneWidth() == (int) hand.stage.getScene().getWidth());
            Picture picture = hand.remote.beginWrite(hand.remote.paneWidth(), hand.remote.paneHeight(), 0);
            for (int i = 0; i < picture.width() * picture.height(); i++) {
                picture.bgra().putInt(i * 4, 0x2080f0ff);
            }
            hand.remote.publish();
            Color orange = Color.rgb(0xf0, 0x80, 0x20);
            // A busy machine may take many pulses to bring it to the screen.
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!hand.pixelAtCentre("#remote").equals(orange)) {
                Act.require(System.nanoTime() < deadline, "the picture on the screen");
            }
            hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
            Stagehand.await("nobody to look", () -> hand.remote.paneWidth() == 0 && hand.remote.paneHeight() == 0);
        }
    },
    // Each call would take 11 MiB for 1280 x 720 anew, and JavaFX lets go of the old ones late.
    KEEPS_ITS_IMAGES_FROM_CALL_TO_CALL {
        @Override
        public void play(Stagehand hand) throws Exception {
            Set<Image> before = imagesOfACall(hand);
            hand.commands.publish(Snapshots.idle(Snapshots.ONLINE));
            Stagehand.await("nobody to look", () -> hand.remote.paneWidth() == 0);
            Act.require(imagesOfACall(hand).equals(before), "the images of the call before");
        }

        private static Set<Image> imagesOfACall(Stagehand hand) throws Exception {
            hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
            Stagehand.await(
                    "a pane",
                    () -> hand.remote.paneWidth() == (int) hand.stage.getScene().getWidth());
            ImageView view = (ImageView) ((VideoPane) Stagehand.find("#remote"))
                    .getChildrenUnmodifiable()
                    .getLast();
            Set<Image> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (int i = 0; i < BUFFERS; i++) {
                Image last = view.getImage();
                hand.remote.beginWrite(hand.remote.paneWidth(), hand.remote.paneHeight(), 0);
                hand.remote.publish();
                Stagehand.await("a picture", () -> view.getImage() != last);
                seen.add(view.getImage());
            }
            return seen;
        }
    },
    DRAWS_THE_OWN_PICTURE_WITH_THE_OTHERS {
        @Override
        public void play(Stagehand hand) throws Exception {
            TwoPictures.play();
        }
    };

    private static final int PICTURES = 40;
    private static final int BUFFERS = 3;

    private static void restsInACall(Stagehand hand) throws Exception {
        hand.commands.publish(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"));
        Stagehand.await("the call", () -> Stagehand.find("#hang-up") != null);
        // The pointer has moved, and stays where it keeps the controls from going.
        hand.click(".call-controls #microphone");
        hand.awaitStillness();
    }
}
