package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.ReadTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client's frames, in a channel without a network and with a clock that we turn. */
class PeerFramesTest {
    private static final int ALLOWED = 30;
    private static final int TEXT = 0x81;
    private static final int TEXT_TO_BE_CONTINUED = 0x01;
    private static final int LAST_PART = 0x80;
    private static final int PING = 0x89;

    private EmbeddedChannel channel;

    @BeforeEach
    void open() {
        channel = new EmbeddedChannel(
                new PeerFrames(WebSocketDecoderConfig.newBuilder().build(), Duration.ofSeconds(ALLOWED)),
                new FramePace(0, 1_000));
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.close(); // not finish, which complains of what is unfinished
        channel.releaseInbound();
    }

    @Test
    void raisesATimeoutInAFrameThatIsNeverFinished() {
        receive(firstHalf(TEXT, "half a message"));
        pass(ALLOWED - 1);
        assertThrows(ReadTimeoutException.class, () -> pass(1));
    }

    @Test
    void raisesATimeoutWhereTheLastFragmentNeverComes() {
        receive(frame(TEXT_TO_BE_CONTINUED, "begun"));
        pass(ALLOWED - 1);
        receive(frame(PING, "still here"));
        assertThrows(ReadTimeoutException.class, () -> pass(1));
    }

    @Test
    void dribblingDoesNotHelp() {
        byte[] slow = frame(TEXT, "x".repeat(100));
        assertThrows(ReadTimeoutException.class, () -> {
            for (byte it : slow) {
                receive(new byte[] {it});
                pass(1);
            }
        });
    }

    @Test
    void whatComesInTimeIsReadHoweverOftenItIsSplit() {
        for (int i = 0; i < 10; i++) {
            byte[] whole = frame(TEXT, "message " + i);
            receive(Arrays.copyOf(whole, 5));
            pass(ALLOWED - 1);
            receive(Arrays.copyOfRange(whole, 5, whole.length));
            assertEquals("message " + i, next());
            pass(ALLOWED - 1);
        }
    }

    /** One timer serves several messages: it goes off in the middle of one that has just begun. */
    @Test
    void aMessageIsNotBlamedForTheTimeOfAnEarlierOne() {
        byte[] whole = frame(TEXT, "message");
        for (int i = 0; i < 10; i++) {
            receive(Arrays.copyOf(whole, 5));
            pass(ALLOWED / 2 + 1);
            receive(Arrays.copyOfRange(whole, 5, whole.length));
            assertEquals("message", next());
        }
    }

    @Test
    void aSilentSocketIsLeftAlone() {
        receive(frame(TEXT, "one"));
        assertEquals("one", next());
        pass(10 * ALLOWED);
        receive(frame(TEXT, "two"));
        assertEquals("two", next());
    }

    @Test
    void fragmentsBecomeOneMessage() {
        receive(frame(TEXT_TO_BE_CONTINUED, "one, "));
        receive(frame(0, "two, "));
        receive(frame(LAST_PART, "three"));
        assertEquals("one, two, three", next());
        receive(frame(TEXT, "whole"));
        assertEquals("whole", next());
        assertNull(channel.readInbound());
    }

    @Test
    void leavesNoTimerBehind() {
        receive(firstHalf(TEXT, "half a message"));
        channel.pipeline().remove(PeerFrames.class);
        assertEquals(-1, channel.runScheduledPendingTasks());
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.checkException();
    }

    private void receive(byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private String next() {
        WebSocketFrame frame = channel.readInbound();
        String text = frame.content().toString(StandardCharsets.UTF_8);
        frame.release();
        return text;
    }

    private static byte[] frame(int head, String text) {
        return TestSocket.frame(head, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] firstHalf(int head, String text) {
        byte[] whole = frame(head, text);
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
