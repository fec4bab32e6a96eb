package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.EndReason;
import app.parley.control.SignalingStatus.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {
    /** The numbers are written out: scripts rely on them. */
    @ParameterizedTest
    @CsvSource({
        "HUNG_UP,0",
        "PEER_HUNG_UP,0",
        "CANCELLED,5",
        "MISSED,5",
        "DECLINED,4",
        "PEER_DECLINED,4",
        "PEER_BUSY,4",
        "NO_ANSWER,5",
        "UNREACHABLE,3",
        "SIGNALING_LOST,6",
        "CONNECT_FAILED,7",
        "NEGOTIATION_FAILED,7",
        "CONNECTION_LOST,7",
        "REPLACED,7"
    })
    void endReasonsKeepTheirNumbers(EndReason reason, int number) {
        assertEquals(number, ExitCode.of(reason).number());
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatNeverConnectedIsNoSuccess(EndReason reason) {
        ExitCode code = ExitCode.ofUnconnected(reason);
        boolean good = ExitCode.of(reason) == ExitCode.DONE;
        assertEquals(good ? ExitCode.MEDIA_FAILED : ExitCode.of(reason), code);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatCannotBeUsedIsSixAndATakenIdNine(Problem problem) {
        assertEquals(problem == Problem.ID_TAKEN ? 9 : 6, ExitCode.of(problem).number());
    }

    @ParameterizedTest
    @CsvSource({
        "DONE,0",
        "EXPECTATION_FAILED,1",
        "WRONG_USAGE,2",
        "PEER_UNREACHABLE,3",
        "DECLINED_OR_BUSY,4",
        "NO_ANSWER,5",
        "SIGNALING_UNREACHABLE,6",
        "MEDIA_FAILED,7",
        "MACHINE_CANNOT,8",
        "ID_TAKEN,9",
        "INTERNAL_ERROR,70"
    })
    void numbersAreThoseOfTheProtocol(ExitCode code, int number) {
        assertEquals(number, code.number());
    }
}
