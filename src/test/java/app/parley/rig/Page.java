package app.parley.rig;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A page of a {@link Chromium}, alone in its window. What its scripts print and throw is collected. Confined to one
 * thread.
 */
public final class Page implements AutoCloseable {
    /** A text message on one of its WebSockets; {@code sent} by the page, else received. */
    public record SocketMessage(boolean sent, String text) {}

    private static final long PACE_MILLIS = 30;

    private final DevTools devTools;
    private final String target;
    private final String context;
    private final String session;
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<SocketMessage> socketMessages = new CopyOnWriteArrayList<>();
    private boolean closed;

    private Page(DevTools devTools, String target, String context, String session) {
        this.devTools = devTools;
        this.target = target;
        this.context = context;
        this.session = session;
    }

    static Page attach(DevTools devTools, String target, String context) throws IOException, InterruptedException {
        JsonObject attach = object("targetId", target);
        attach.addProperty("flatten", true);
        String session = devTools.call(null, "Target.attachToTarget", attach)
                .get("sessionId")
                .getAsString();
        Page page = new Page(devTools, target, context, session);
        devTools.listen(session, page::noted);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            page.command(domain + ".enable", new JsonObject());
        }
        return page;
    }

    /** Goes to {@code url}; it has loaded, and its scripts have run once, when this returns. */
    public void open(String url) throws IOException, InterruptedException {
        JsonObject result = command("Page.navigate", object("url", url));
        if (result.has("errorText")) {
            throw new IOException(url + ": " + result.get("errorText").getAsString());
        }
        await("location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /** As a person reloads it; the new document has loaded when this returns. */
    public void reload() throws IOException, InterruptedException {
        evaluate("window.beforeReload = true");
        command("Page.reload", new JsonObject());
        await("window.beforeReload !== true && document.readyState === 'complete'");
    }

    /**
     * Evaluates an expression and waits for the promise it may be.
     *
     * @return its value as JSON; null for undefined
     * @throws AssertionError with its message, if it throws or rejects
     */
    public JsonElement evaluate(String expression) throws IOException, InterruptedException {
        JsonObject parameters = object("expression", expression);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        parameters.addProperty("userGesture", true);
        JsonObject result = command("Runtime.evaluate", parameters);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + "\n" + thrown(result.getAsJsonObject("exceptionDetails")));
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    /** Asks until the expression is true; while a page loads there may be nothing to ask. */
    public void await(String condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DevTools.PATIENCE_SECONDS);
        String last = "";
        while (System.nanoTime() < deadline) {
            try {
                if (evaluate("Boolean(" + condition + ")").getAsBoolean()) {
                    return;
                }
                last = "false";
            } catch (IOException | AssertionError e) {
                last = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PACE_MILLIS));
        }
        throw new AssertionError(
                "never true: %s (%s)%nconsole: %s%nproblems: %s".formatted(condition, last, console, problems));
    }

    /** Clicks the middle of the first element of this CSS selector, as a mouse does. */
    public void click(String selector) throws IOException, InterruptedException {
        JsonArray middle = evaluate("""
            (() => { const e = document.querySelector(%s); e.scrollIntoView({block: 'center', behavior: 'instant'});
              const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()\
            """.formatted(quoted(selector))).getAsJsonArray();
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            JsonObject mouse = object("type", type);
            mouse.add("x", middle.get(0));
            mouse.add("y", middle.get(1));
            mouse.addProperty("button", type.equals("mouseMoved") ? "none" : "left");
            mouse.addProperty("clickCount", type.equals("mouseMoved") ? 0 : 1);
            command("Input.dispatchMouseEvent", mouse);
        }
    }

    /** Types text where the focus is. */
    public void type(String text) throws IOException, InterruptedException {
        command("Input.insertText", object("text", text));
    }

    /** Presses and releases one key by its name, such as {@code Enter}, {@code Tab} or {@code Escape}. */
    public void press(String key) throws IOException, InterruptedException {
        for (String type : List.of("keyDown", "keyUp")) {
            JsonObject event = object("type", type);
            event.addProperty("key", key);
            event.addProperty("code", key);
            switch (key) {
                case "Enter" -> {
                    event.addProperty("windowsVirtualKeyCode", 13);
                    event.addProperty("text", "\r");
                }
                case "Tab" -> event.addProperty("windowsVirtualKeyCode", 9);
                case "Escape" -> event.addProperty("windowsVirtualKeyCode", 27);
                default -> event.addProperty("text", key);
            }
            command("Input.dispatchKeyEvent", event);
        }
    }

    /** What {@code prefers-color-scheme} says: {@code dark} or {@code light}. */
    public void colorScheme(String scheme) throws IOException, InterruptedException {
        JsonObject feature = object("name", "prefers-color-scheme");
        feature.addProperty("value", scheme);
        JsonArray features = new JsonArray();
        features.add(feature);
        JsonObject parameters = new JsonObject();
        parameters.add("features", features);
        command("Emulation.setEmulatedMedia", parameters);
    }

    /** What {@code navigator.languages} says from the next document on, such as {@code zh-CN,zh}. */
    public void languages(String languages) throws IOException, InterruptedException {
        JsonObject parameters =
                object("userAgent", evaluate("navigator.userAgent").getAsString());
        parameters.addProperty("acceptLanguage", languages);
        command("Emulation.setUserAgentOverride", parameters);
    }

    /** The size of what is seen, in CSS pixels; {@code mobile} as a phone lays it out. */
    public void size(int width, int height, boolean mobile) throws IOException, InterruptedException {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("width", width);
        parameters.addProperty("height", height);
        parameters.addProperty("deviceScaleFactor", 1);
        parameters.addProperty("mobile", mobile);
        command("Emulation.setDeviceMetricsOverride", parameters);
    }

    /** Writes what is seen. */
    public void screenshot(Path png) throws IOException, InterruptedException {
        String data = command("Page.captureScreenshot", object("format", "png"))
                .get("data")
                .getAsString();
        Files.write(png, Base64.getDecoder().decode(data));
    }

    /** Any command of the protocol, to this page. */
    public JsonObject command(String method, JsonObject parameters) throws IOException, InterruptedException {
        return devTools.call(session, method, parameters);
    }

    /** What scripts printed, whatever the level: {@code level: text}. */
    public List<String> console() {
        return List.copyOf(console);
    }

    /** Exceptions that nobody caught, and errors that the browser or a script reported. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** All that went over its WebSockets, in order, also before a reload. */
    public List<SocketMessage> socketMessages() {
        return List.copyOf(socketMessages);
    }

    /** Waits until such a message has gone over one of them. */
    public void awaitSocketMessage(Predicate<SocketMessage> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DevTools.PATIENCE_SECONDS);
        while (socketMessages.stream().noneMatch(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the awaited message never went: " + socketMessages);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PACE_MILLIS));
        }
    }

    private void noted(String method, JsonObject parameters) {
        switch (method) {
            case "Runtime.consoleAPICalled" -> printed(parameters);
            case "Runtime.exceptionThrown" -> problems.add(thrown(parameters.getAsJsonObject("exceptionDetails")));
            case "Log.entryAdded" -> {
                JsonObject entry = parameters.getAsJsonObject("entry");
                String text = entry.get("level").getAsString() + ": "
                        + entry.get("text").getAsString();
                console.add(text);
                if (text.startsWith("error: ")) {
                    problems.add(text + (entry.has("url") ? " at " + entry.get("url") : ""));
                }
            }
            case "Network.webSocketFrameSent" -> socketMessages.add(message(true, parameters));
            case "Network.webSocketFrameReceived" -> socketMessages.add(message(false, parameters));
            default -> {}
        }
    }

    private static SocketMessage message(boolean sent, JsonObject parameters) {
        return new SocketMessage(
                sent, parameters.getAsJsonObject("response").get("payloadData").getAsString());
    }

    private void printed(JsonObject parameters) {
        StringBuilder text = new StringBuilder(parameters.get("type").getAsString() + ":");
        for (JsonElement argument : parameters.getAsJsonArray("args")) {
            JsonObject value = argument.getAsJsonObject();
            JsonElement shown = value.has("value") ? value.get("value") : value.get("description");
            text.append(' ').append(shown == null || shown.isJsonNull() ? value.get("type") : shown.getAsString());
        }
        console.add(text.toString());
        if (text.toString().startsWith("error:")) {
            problems.add(text.toString());
        }
    }

    private static String thrown(JsonObject details) {
        JsonObject exception = details.getAsJsonObject("exception");
        return exception != null && exception.has("description")
                ? exception.get("description").getAsString()
                : details.toString();
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    private static JsonObject object(String key, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(key, value);
        return object;
    }

    public boolean isClosed() {
        return closed;
    }

    /** As a person closes the tab; closing twice is harmless. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            devTools.call(null, "Target.closeTarget", object("targetId", target));
            devTools.call(null, "Target.disposeBrowserContext", object("browserContextId", context));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            devTools.forget(session);
        }
    }
}
