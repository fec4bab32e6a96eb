package app.parley.ui;

import app.parley.control.CallSnapshot;
import app.parley.control.DeviceProblem;
import app.parley.control.SignalingStatus;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** This side as the views show it: the own ID, the server, what is sent, what does not work. Needs no toolkit. */
final class SelfViewModel {
    /** How the connection to the server is coloured. */
    enum Light {
        OK,
        WAITING,
        BAD
    }

    private final Words words;
    private CallSnapshot snapshot = CallSnapshot.INITIAL;

    private final ReadOnlyStringWrapper id = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper idText = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper online = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Light> light = new ReadOnlyObjectWrapper<>(Light.WAITING);
    private final ReadOnlyStringWrapper signaling = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper signalingProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper microphoneOn = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper cameraOn = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<List<String>> deviceProblems = new ReadOnlyObjectWrapper<>(List.of());

    SelfViewModel(Words words) {
        this.words = words;
        words.language().subscribe(this::derive);
    }

    void show(CallSnapshot newest) {
        snapshot = newest;
        derive();
    }

    private void derive() {
        id.set(idNow());
        online.set(snapshot.signaling() instanceof SignalingStatus.Online);
        refused.set(snapshot.signaling() instanceof SignalingStatus.Refused);
        idText.set(idTextNow());
        light.set(lightOf(snapshot.signaling()));
        signaling.set(statusOf(snapshot.signaling()));
        signalingProblem.set(problemOf(snapshot.signaling()));
        microphoneOn.set(snapshot.local().microphone());
        cameraOn.set(snapshot.local().camera());
        deviceProblems.set(sentences(snapshot.problems()));
    }

    /** It stays known when the server goes away; a server that was not asked yet, or refuses, knows us by none. */
    private String idNow() {
        return switch (snapshot.signaling()) {
            case SignalingStatus.Online here -> here.id();
            case SignalingStatus.Retrying _, SignalingStatus.Closed _ -> id.get();
            case SignalingStatus.Connecting _, SignalingStatus.Refused _ -> "";
        };
    }

    private String idTextNow() {
        if (!id.get().isEmpty()) {
            return id.get();
        }
        return words.text(refused.get() ? "home.refused" : "home.noId");
    }

    private static Light lightOf(SignalingStatus status) {
        return switch (status) {
            case SignalingStatus.Online _ -> Light.OK;
            case SignalingStatus.Connecting _, SignalingStatus.Retrying _ -> Light.WAITING;
            case SignalingStatus.Refused _, SignalingStatus.Closed _ -> Light.BAD;
        };
    }

    private String statusOf(SignalingStatus status) {
        return switch (status) {
            case SignalingStatus.Connecting _ -> words.text("signaling.connecting");
            case SignalingStatus.Online _ -> words.text("signaling.online");
            case SignalingStatus.Retrying retrying -> words.text("signaling.retrying", retrying.attempt());
            case SignalingStatus.Refused _, SignalingStatus.Closed _ -> words.text("signaling.closed");
        };
    }

    private String problemOf(SignalingStatus status) {
        return switch (status) {
            case SignalingStatus.Retrying retrying -> words.sentence(retrying.problem());
            case SignalingStatus.Refused refused -> words.sentence(refused.problem());
            case SignalingStatus.Connecting _, SignalingStatus.Online _, SignalingStatus.Closed _ -> "";
        };
    }

    private List<String> sentences(Set<DeviceProblem> problems) {
        return problems.stream().sorted().map(words::sentence).toList();
    }

    /** The ID the server knows us by; empty before it was ever reached, and where it refuses us. */
    ReadOnlyStringProperty id() {
        return id.getReadOnlyProperty();
    }

    /** The ID, or in a word or two why there is none. */
    ReadOnlyStringProperty idText() {
        return idText.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty online() {
        return online.getReadOnlyProperty();
    }

    /** Whether nothing happens until this person does something. */
    ReadOnlyBooleanProperty refused() {
        return refused.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Light> light() {
        return light.getReadOnlyProperty();
    }

    /** The connection to the server in a word or two. */
    ReadOnlyStringProperty signaling() {
        return signaling.getReadOnlyProperty();
    }

    /** What is wrong with the connection and what to do, empty where nothing is. */
    ReadOnlyStringProperty signalingProblem() {
        return signalingProblem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty microphoneOn() {
        return microphoneOn.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty cameraOn() {
        return cameraOn.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<String>> deviceProblems() {
        return deviceProblems.getReadOnlyProperty();
    }
}
