package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.control.SignalingStatus.Connecting;
import app.parley.control.SignalingStatus.Problem;
import app.parley.control.SignalingStatus.Refused;
import app.parley.control.SignalingStatus.Retrying;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server refuses and complains of, in virtual time. */
final class ServerComplaintsTest extends ConnectionInVirtualTime {
    @Test
    void isRefusedATakenIdOnTheFirstConnect() throws Exception {
        connection.start();
        last().accept();
        last().say(TAKEN);
        seconds(120);
        assertEquals(List.of(new Connecting(), new Refused(Problem.ID_TAKEN)), statuses);
        assertEquals(1, links.size());
        assertEquals(0, schedule.waiting());
    }

    @Test
    void insistsOnItsIdForNinetySecondsAfterALoss() throws Exception {
        goOnline();
        last().end(Problem.LOST);
        seconds(0);
        for (int i = 0; i < 9; i++) {
            takenAgain();
            assertEquals(new Retrying(i + 2, Problem.ID_TAKEN), statuses.getLast());
            seconds(10);
        }
        takenAgain();
        assertEquals(new Refused(Problem.ID_TAKEN), statuses.getLast());
        assertEquals(1, told.stream().filter("lost"::equals).count());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '{"msg":"Invalid key provided"}',                                   INVALID_KEY,  true
            '{"msg":"x","code":"invalid-key"}',                                 INVALID_KEY,  true
            '{"msg":"x","code":"invalid-token"}',                               TOKEN_REFUSED, true
            '{"msg":"x","code":"too-many-claims"}',                             TOO_MANY_CLAIMS, false
            '{"msg":"Server has reached its concurrent user limit"}',           FULL,         false
            '{"msg":"x","code":"server-full"}',                                 FULL,         false
            '{"msg":"No id, token, or key supplied to websocket server"}',      SERVER_ERROR, false
            '[]',                                                               SERVER_ERROR, false
            """)
    void understandsTheServersComplaints(String payload, Problem problem, boolean refused) throws Exception {
        connection.start();
        FakeLink first = last();
        first.accept();
        first.say("{\"type\":\"ERROR\",\"payload\":" + payload + "}");
        seconds(0);
        assertEquals(refused ? new Refused(problem) : new Retrying(1, problem), statuses.get(1));
    }

    @Test
    void isRefusedByAnInvalidKeyMessage() throws Exception {
        connection.start();
        last().accept();
        last().say("{\"type\":\"INVALID-KEY\"}");
        seconds(0);
        assertEquals(new Refused(Problem.INVALID_KEY), statuses.getLast());
    }

    @Test
    void staysOnlineThroughAComplaint() throws Exception {
        goOnline();
        last().say("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"one bad message\"}}");
        seconds(3);
        assertEquals(ONLINE, statuses.getLast());
        last().end(Problem.LOST);
        seconds(0);
        assertTrue(statuses.contains(new Retrying(1, Problem.SERVER_ERROR)));
    }

    /** A refused key or token would be final. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLossLongAfterAComplaintIsNoConsequenceOfIt(boolean speaks) throws Exception {
        goOnline();
        last().say("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"x\",\"code\":\"invalid-token\"}}");
        if (speaks) {
            last().say(frame("1"));
        } else {
            last().answer();
        }
        seconds(3);
        last().end(Problem.LOST);
        seconds(0);
        assertEquals(new Retrying(1, Problem.LOST), statuses.get(2));
    }
}
