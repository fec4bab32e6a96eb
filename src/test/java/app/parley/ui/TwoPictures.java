package app.parley.ui;

import app.parley.video.LatestPicture;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** A leading pane and one that follows it, whose pictures come in different pulses. Closing takes them away. */
final class TwoPictures implements AutoCloseable {
    private static final int SIDE = 64;
    private static final int ENOUGH = 60;

    private final BitSet leaderTook = new BitSet();
    private final BitSet followerTook = new BitSet();
    private final AtomicInteger pulse = new AtomicInteger();
    private final LatestPicture leading = new LatestPicture((_, _) -> leaderTook.set(pulse.get()));
    private final LatestPicture following = new LatestPicture((_, _) -> followerTook.set(pulse.get()));
    private final Stage stage = new Stage();
    private boolean leaderIsSilent;

    private final AnimationTimer producer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            boolean own = pulse.incrementAndGet() % 2 == 0;
            if (own) {
                publish(following);
            } else if (!leaderIsSilent) {
                publish(leading);
            }
        }
    };

    private TwoPictures() {
        VideoPane leader = new VideoPane(leading, new Region());
        VideoPane follower = new VideoPane(following, new Region()).following(leader);
        for (VideoPane pane : new VideoPane[] {leader, follower}) {
            pane.setMinSize(SIDE, SIDE);
        }
        producer.start();
        stage.setScene(new Scene(new HBox(leader, follower)));
        stage.show();
        leader.active().set(true);
        follower.active().set(true);
    }

    static void play() throws Exception {
        try (TwoPictures pictures = Stagehand.onFx(TwoPictures::new)) {
            pictures.awaitStep();
            pictures.awaitOwnAlone();
        }
    }

    private static void publish(LatestPicture mailbox) {
        mailbox.beginWrite(2, 2, 0);
        mailbox.publish();
    }

    /** Nearly all pulses in which the follower draws are the leader's; where one takes long, it may draw alone. */
    private void awaitStep() throws Exception {
        Stagehand.await("pictures", () -> followerTook.cardinality() >= ENOUGH);
        Stagehand.onFx(() -> {
            BitSet together = (BitSet) followerTook.clone();
            together.and(leaderTook);
            if (together.cardinality() < followerTook.cardinality() / 2) {
                throw new AssertionError(together.cardinality() + " together of " + followerTook);
            }
            return true;
        });
    }

    private void awaitOwnAlone() throws Exception {
        int before = Stagehand.onFx(() -> {
            leaderIsSilent = true;
            return followerTook.cardinality();
        });
        Stagehand.await("own pictures alone", () -> followerTook.cardinality() >= before + ENOUGH);
    }

    @Override
    public void close() throws Exception {
        Stagehand.onFx(() -> {
            producer.stop();
            stage.close();
            return true;
        });
    }
}
