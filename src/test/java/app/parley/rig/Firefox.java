package app.parley.rig;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Firefox without a window, with a profile of its own, a made-up camera and microphone that nobody has to allow, and no
 * wish for the Internet; one page, driven over Marionette, Mozilla's own protocol. Closing ends all its processes and
 * removes the profile. Confined to one thread.
 */
public final class Firefox implements AutoCloseable {
    private static final String LISTENING = "Listening on port ";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Where Firefox would call at its start; nobody listens there. */
    private static final String NOWHERE = "http://127.0.0.1:9/";

    private static final Map<String, Object> PREFERENCES = Map.ofEntries(
            Map.entry("marionette.port", 0),
            Map.entry("media.navigator.permission.disabled", true),
            Map.entry("media.navigator.streams.fake", true),
            Map.entry("media.autoplay.default", 0),
            // Nobody answers mDNS here: host candidates carry addresses.
            Map.entry("media.peerconnection.ice.obfuscate_host_addresses", false),
            Map.entry("media.gmp-manager.url", NOWHERE),
            Map.entry("services.settings.server", NOWHERE),
            Map.entry("network.captive-portal-service.enabled", false),
            Map.entry("network.connectivity-service.enabled", false),
            Map.entry("datareporting.policy.dataSubmissionEnabled", false),
            Map.entry("toolkit.telemetry.enabled", false),
            Map.entry("app.update.enabled", false),
            Map.entry("extensions.getAddons.cache.enabled", false),
            Map.entry("browser.safebrowsing.downloads.enabled", false),
            Map.entry("browser.shell.checkDefaultBrowser", false));

    private final Path profile;
    private final ChildProcess process;
    private final Socket socket;
    private int commands;

    private Firefox(Path profile, ChildProcess process, Socket socket) {
        this.profile = profile;
        this.process = process;
        this.socket = socket;
    }

    /** Starts one and returns once it takes commands. */
    public static Firefox start() throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("parley-firefox-");
        ChildProcess process = null;
        try {
            Files.write(
                    profile.resolve("user.js"),
                    PREFERENCES.entrySet().stream().map(Firefox::line).sorted().toList());
            process = ChildProcess.start(
                    "firefox",
                    Map.of("HOME", profile.toString(), "TMPDIR", profile.toString()),
                    List.of(
                            "env",
                            "-u",
                            "DISPLAY",
                            "-u",
                            "WAYLAND_DISPLAY",
                            "firefox",
                            "--headless",
                            "--marionette",
                            "--no-remote",
                            "--profile",
                            profile.toString()));
            String said = process.awaitLine(line -> line.contains(LISTENING), PATIENCE);
            int port = Integer.parseInt(
                    said.substring(said.indexOf(LISTENING) + LISTENING.length()).strip());
            Firefox firefox = new Firefox(profile, process, new Socket(InetAddress.getLoopbackAddress(), port));
            firefox.greet();
            return firefox;
        } catch (Throwable e) {
            if (process != null) {
                process.close();
            }
            delete(profile);
            throw e;
        }
    }

    private static String line(Map.Entry<String, Object> preference) {
        Object value = preference.getValue();
        return "user_pref(\"%s\", %s);"
                .formatted(preference.getKey(), value instanceof String ? "\"" + value + "\"" : value);
    }

    private void greet() throws IOException {
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        read();
        call("WebDriver:NewSession", new JsonObject());
    }

    /** Shows {@code url}; it has loaded when this returns. */
    public void open(String url) throws IOException {
        JsonObject to = new JsonObject();
        to.addProperty("url", url);
        call("WebDriver:Navigate", to);
    }

    /** The value of a JavaScript expression. */
    public JsonElement evaluate(String expression) throws IOException {
        JsonObject script = new JsonObject();
        script.addProperty("script", "return " + expression);
        script.add("args", new JsonArray());
        return call("WebDriver:ExecuteScript", script).getAsJsonObject().get("value");
    }

    /** Waits until a JavaScript expression is true. */
    public void await(String expression) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("Boolean(" + expression + ")").getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never so: " + expression + "\n" + String.join("\n", process.stdout()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private JsonElement call(String command, JsonObject parameters) throws IOException {
        JsonArray message = new JsonArray();
        message.add(0);
        message.add(++commands);
        message.add(command);
        message.add(parameters);
        byte[] text = message.toString().getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write((text.length + ":").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(text);
        JsonArray answer = read().getAsJsonArray();
        if (!answer.get(2).isJsonNull()) {
            throw new AssertionError(command + ": " + answer.get(2));
        }
        return answer.get(3);
    }

    /** One message: its length in bytes, a colon, JSON. */
    private JsonElement read() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = 0;
        for (int digit = in.read(); digit != ':'; digit = in.read()) {
            if (digit < 0) {
                throw new EOFException("Firefox has ended");
            }
            length = 10 * length + digit - '0';
        }
        byte[] text = new byte[length];
        in.readFully(text);
        return JsonParser.parseString(new String(text, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            process.close();
        } finally {
            delete(profile);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
