package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that lack a command, without which nothing could ever happen, or stand before one, which would not see them. */
@Isolated("changes standard error and the locale")
class CommandAndOptionsTest {
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

    @Test
    void anOptionBeforeTheCommandIsNotDropped() {
        assertEquals(
                "--server stands before the command and would not count: put it after parley call."
                        + " For what there is to type: parley --help",
                said(Locale.ENGLISH, "--server ws://127.0.0.1:9 call bob"));
        assertEquals(
                "--headless 写在命令之前，不会起作用：请写在 parley answer 之后。用法请看：parley --help",
                said(Locale.CHINA, "--headless answer"));
    }

    private static String said(Locale locale, String typed) {
        var run = CommandRun.of(locale, typed.split(" "));
        assertEquals(2, run.code());
        return String.join("\n", run.lines());
    }
}
