package app.parley.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The call benchmark's findings beside what they should be, for a person to read. Pure. */
final class CallBenchmarkTable {
    private static final String ROW = "%-44s %10s %10s   %s";

    private final List<String> lines = new ArrayList<>();

    /** @param findings as {@link BenchCommand} writes them */
    static String of(JsonObject findings) {
        CallBenchmarkTable table = new CallBenchmarkTable();
        for (String part : findings.keySet()) {
            JsonObject found = findings.getAsJsonObject(part);
            switch (part) {
                case "inARow" -> table.row(found);
                case "headless" -> table.call("one call without windows", found, "<= 55 %", "");
                case "windows" -> table.call("one call with two windows", found, "<= 90 %", "<= 280 MB");
                case "mouthToEar" -> table.ear(found);
                case "long" -> table.call("one minute without windows", found, "", "");
                default -> throw new IllegalArgumentException(part);
            }
        }
        return String.join(System.lineSeparator(), table.lines);
    }

    private void row(JsonObject row) {
        head(text(row, "calls") + " calls in a row", "p50", "p95", "wanted");
        percentiles("dial -> first remote frame, ms", row, "dialToFirstFrameMs", "<= 300, <= 450");
        percentiles("dial -> connected, ms", row, "dialToConnectedMs", "");
        percentiles("accept -> first remote frame, ms", row, "acceptToFirstFrameMs", "");
        line("the first of them, dial -> first frame, ms", text(row, "firstCallDialToFirstFrameMs"), "", "");
        noise(row);
    }

    private void call(String title, JsonObject call, String cpu, String pss) {
        head(title, "ann", "bob", "wanted");
        both("frames received a second", call, ">= 28", "video", "fps");
        both("freezes", call, "0", "video", "freezes");
        both("frames lost", call, "", "video", "framesLost");
        both("width", call, "1280", "video", "width");
        both("PSNR, dB", call, ">= 32", "video", "psnrDb");
        both("picture delay p50, ms", call, "<= 100", "video", "delayMs", "p50");
        both("picture delay p95, ms", call, "", "video", "delayMs", "p95");
        both("tone heard, Hz", call, "660, 440", "audio", "toneHz");
        both("CPU, % of a core", call, cpu, "cpuPercent");
        both("memory (PSS), MiB", call, pss, "pssMiB");
        both("end of the call -> end of the process, ms", call, "<= 2000", "goodbyeMs");
        noise(call);
    }

    private void ear(JsonObject call) {
        head("a call that is listened to", "p50", "p95", "wanted");
        percentiles("mouth -> ear, ms", call, "mouthToEarMs", "<= 120");
        noise(call);
    }

    private void noise(JsonObject section) {
        JsonObject noise = section.getAsJsonObject("noise");
        lines.add("  meanwhile: load %s -> %s, other processes %s %% of a core, stolen %s %%"
                .formatted(
                        text(noise, "loadBefore"),
                        text(noise, "loadAfter"),
                        text(noise, "otherCpuPercent"),
                        text(noise, "stolenPercent")));
    }

    private void head(String title, String first, String second, String wanted) {
        lines.add("");
        lines.add(ROW.formatted(title, first, second, wanted).stripTrailing());
    }

    private void line(String what, String first, String second, String wanted) {
        lines.add(ROW.formatted("  " + what, first, second, wanted).stripTrailing());
    }

    private void percentiles(String what, JsonObject row, String figure, String wanted) {
        line(what, text(row, figure, "p50"), text(row, figure, "p95"), wanted);
    }

    private void both(String what, JsonObject call, String wanted, String... path) {
        line(what, text(call.getAsJsonObject("ann"), path), text(call.getAsJsonObject("bob"), path), wanted);
    }

    /** The figure at a path; a dash where there is none. */
    private static String text(JsonObject from, String... path) {
        JsonElement at = from;
        for (String key : path) {
            JsonElement next = at.isJsonObject() ? at.getAsJsonObject().get(key) : null;
            if (next == null || next.isJsonNull()) {
                return "-";
            }
            at = next;
        }
        double number = at.getAsDouble();
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }
}
