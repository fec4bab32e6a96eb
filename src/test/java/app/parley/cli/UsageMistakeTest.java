package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

class UsageMistakeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        bench frobnicate   | "frobnicate" is no command.           | “frobnicate”不是命令。
        call a b           | "b" is one word too many.             | “b”是多余的。
        answer --frob      | There is no option --frob.            | 没有选项 --frob。
        call               | ID is missing.                        | 缺少 ID。
        call a --server    | --server takes a value: URL.          | --server 需要一个值：URL。
        call a --calls x   | --calls takes a number, not "x".      | --calls 需要一个数字，而不是“x”。
        serve --port 1x    | --port takes a number, not "1x".      | --port 需要一个数字，而不是“1x”。
        call a --for 1s --for 2s | --for is there more than once. | --for 出现了多次。
        call a --media x   | --media takes devices or test, not "x".    | --media 只能是 devices、test，而不是“x”。
        call a --expect x  | --expect takes video or audio, not "x".    | --expect 只能是 video、audio，而不是“x”。
        completion tcsh    | SHELL takes bash, zsh or fish, not "tcsh". | SHELL 只能是 bash、zsh、fish，而不是“tcsh”。
        serve --proxied=2  | "2" is no value for --proxied.        | “2”不能作为 --proxied 的值。
        """)
    void everyMistakeIsSaidInThePersonsLanguage(String typed, String english, String chinese) {
        ParameterException mistake = assertThrows(
                ParameterException.class, () -> ParleyCommand.whole().parseArgs(typed.split(" ")));
        assertEquals(english, UsageMistake.sentence(new CliWords(Locale.ENGLISH), mistake));
        assertEquals(chinese, UsageMistake.sentence(new CliWords(Locale.CHINA), mistake));
    }
}
