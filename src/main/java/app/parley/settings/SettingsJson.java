package app.parley.settings;

import app.parley.call.PeerId;
import app.parley.settings.Settings.Appearance;
import app.parley.settings.Settings.CallDefaults;
import app.parley.settings.Settings.Devices;
import app.parley.settings.Settings.Identity;
import app.parley.settings.Settings.Language;
import app.parley.settings.Settings.Network;
import app.parley.settings.Settings.People;
import app.parley.settings.Settings.Reach;
import app.parley.settings.Settings.Theme;
import app.parley.settings.Settings.Updates;
import app.parley.settings.Settings.WindowSize;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Between the settings and their file's JSON: one flat object, each field checked by itself. */
final class SettingsJson {
    /** The keys of who this person is, of use together alone. */
    static final Set<String> IDENTITY = Set.of("peerId", "peerIdChosen", "token");

    private static final int VERSION = 1;

    private SettingsJson() {}

    /** Takes from {@code fields} what is good, and from {@code fallback} the rest. */
    static Settings read(SettingsFields fields, Settings fallback) {
        return new Settings(
                fields.text("displayName", SettingsJson::isName, fallback.displayName()),
                identity(fields, fallback.identity()),
                new Appearance(
                        fields.constant(
                                "theme", Theme.class, fallback.appearance().theme()),
                        language(fields, fallback.appearance().language())),
                network(fields, fallback.network()),
                calls(fields, fallback.calls()),
                window(fields, fallback.window()),
                people(fields, fallback.people()),
                updates(fields, fallback.updates()),
                devices(fields, fallback.devices()));
    }

    private static Identity identity(SettingsFields fields, Identity fallback) {
        String id = fields.text("peerId", PeerId::isValid, "");
        String token = fields.text("token", NewToken::isValid, fallback.token());
        boolean chosen = fields.flag("peerIdChosen", fallback.chosen());
        return id.isEmpty()
                ? new Identity(fallback.id(), fallback.chosen(), token)
                : new Identity(new PeerId(id), chosen, token);
    }

    private static Language language(SettingsFields fields, Language fallback) {
        String tag = fields.text("language", text -> languageOf(text) != null, fallback.tag());
        var language = languageOf(tag);
        return language == null ? fallback : language;
    }

    private static @Nullable Language languageOf(String tag) {
        for (Language language : Language.values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        return null;
    }

    private static Network network(SettingsFields fields, Network fallback) {
        String server = fields.text("server", text -> text.isEmpty() || ServerAddress.isValid(text), fallback.server());
        Reach reach = fields.constant("reach", Reach.class, fallback.reach());
        if (reach == Reach.SERVER && server.isEmpty()) {
            fields.reject("reach");
            reach = Reach.THIS_COMPUTER;
        }
        return new Network(
                reach,
                server,
                fields.texts("iceServers", fallback.iceServers()),
                fields.flag("relayOnly", fallback.relayOnly()));
    }

    private static CallDefaults calls(SettingsFields fields, CallDefaults fallback) {
        return new CallDefaults(
                fields.flag("showMyPicture", fallback.showMyPicture()),
                fields.flag("startWithMicrophone", fallback.microphone()),
                fields.flag("startWithCamera", fallback.camera()),
                fields.flag("ringTone", fallback.ringTone()));
    }

    private static WindowSize window(SettingsFields fields, WindowSize fallback) {
        return new WindowSize(
                fields.number("windowWidth", 320, 16_384, fallback.width()),
                fields.number("windowHeight", 240, 16_384, fallback.height()));
    }

    private static People people(SettingsFields fields, People fallback) {
        List<String> ids = fallback.kept().stream().map(PeerId::value).toList();
        return new People(
                fields.texts("people", People.MOST_KEPT, PeerId::isValid, ids).stream()
                        .map(PeerId::new)
                        .toList(),
                fields.flag("listed", fallback.listed()),
                fields.flag("connectsAhead", fallback.connectsAhead()));
    }

    private static Updates updates(SettingsFields fields, Updates fallback) {
        String address = fields.text("updates", text -> text.isEmpty() || Updates.isAddress(text), fallback.address());
        String asked = fields.text("updatesAsked", SettingsJson::isTime, "");
        return new Updates(
                address,
                asked.isEmpty() ? fallback.asked() : Instant.parse(asked),
                fields.text("updatesDismissed", text -> text.matches("[0-9.]{0,32}"), fallback.dismissed()));
    }

    private static Devices devices(SettingsFields fields, Devices fallback) {
        return new Devices(
                fields.text("camera", SettingsJson::isDevice, fallback.camera()),
                fields.text("microphone", SettingsJson::isDevice, fallback.microphone()),
                fields.text("speaker", SettingsJson::isDevice, fallback.speaker()));
    }

    private static boolean isDevice(String text) {
        return text.length() <= Devices.LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isName(String text) {
        return text.length() <= 64 && text.chars().noneMatch(Character::isISOControl);
    }

    /** The keys whose values are not the same. */
    static Set<String> changes(Settings before, Settings after) {
        JsonObject was = write(before);
        Set<String> changes = new TreeSet<>();
        write(after).entrySet().stream()
                .filter(it -> !it.getValue().equals(was.get(it.getKey())))
                .forEach(it -> changes.add(it.getKey()));
        return changes;
    }

    /** Every field. */
    static JsonObject write(Settings settings) {
        JsonObject json = new JsonObject();
        json.addProperty("v", VERSION);
        json.addProperty("displayName", settings.displayName());
        json.addProperty("peerId", settings.identity().id().value());
        json.addProperty("peerIdChosen", settings.identity().chosen());
        json.addProperty("token", settings.identity().token());
        json.addProperty("theme", settings.appearance().theme().name());
        json.addProperty("language", settings.appearance().language().tag());
        json.addProperty("reach", settings.network().reach().name());
        json.addProperty("server", settings.network().server());
        var iceServers = new JsonArray();
        settings.network().iceServers().forEach(iceServers::add);
        json.add("iceServers", iceServers);
        json.addProperty("relayOnly", settings.network().relayOnly());
        json.addProperty("showMyPicture", settings.calls().showMyPicture());
        json.addProperty("startWithMicrophone", settings.calls().microphone());
        json.addProperty("startWithCamera", settings.calls().camera());
        json.addProperty("ringTone", settings.calls().ringTone());
        var people = new JsonArray();
        settings.people().kept().forEach(id -> people.add(id.value()));
        json.add("people", people);
        json.addProperty("listed", settings.people().listed());
        json.addProperty("connectsAhead", settings.people().connectsAhead());
        json.addProperty("updates", settings.updates().address());
        json.addProperty("updatesAsked", settings.updates().asked().toString());
        json.addProperty("updatesDismissed", settings.updates().dismissed());
        json.addProperty("camera", settings.devices().camera());
        json.addProperty("microphone", settings.devices().microphone());
        json.addProperty("speaker", settings.devices().speaker());
        json.addProperty("windowWidth", settings.window().width());
        json.addProperty("windowHeight", settings.window().height());
        return json;
    }
}
