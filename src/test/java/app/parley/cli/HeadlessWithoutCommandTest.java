package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a window and without a command nothing could ever happen. */
@Isolated("changes standard error and the locale")
class HeadlessWithoutCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --headless                     | ID
        --headless --as ann            | ID
        --headless parley:bob          | bob
        parley:bob --headless          | bob
        parley:b;rm --headless         | ID
        parley: --headless             | ID
        """)
    void saysWhichCommandsThereAre(String typed, String callee) {
        assertEquals(
                "--headless needs a command: parley call %s --headless calls, parley answer --headless waits for calls."
                                .formatted(callee)
                        + " For what there is to type: parley --help",
                said(Locale.ENGLISH, typed));
    }

    @Test
    void saysItInChineseToo() {
        assertEquals(
                "--headless 需要一个命令：parley call bob --headless 发起呼叫，parley answer --headless 等待呼叫。用法请看：parley --help",
                said(Locale.CHINA, "parley:bob --headless"));
    }

    private static String said(Locale locale, String typed) {
        Locale before = Locale.getDefault();
        PrintStream terminal = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Locale.setDefault(locale);
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(2, ParleyCommand.run(_ -> ExitCode.DONE, typed.split(" ")));
        } finally {
            System.setErr(terminal);
            Locale.setDefault(before);
        }
        return said.toString(StandardCharsets.UTF_8).strip();
    }
}
