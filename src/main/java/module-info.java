/** Parley: peer-to-peer video calls on the desktop. One closed module; see ARCHITECTURE.md for its packages. */
module app.parley {
    requires java.desktop;
    requires java.logging;
    requires java.net.http;
    requires jdk.unsupported;
    requires com.google.gson;
    requires info.picocli;
    requires io.nayuki.qrcodegen;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires javafx.controls;
    requires atlantafx.base;
    requires org.java_websocket;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.feather;
    requires webrtc.java;
    requires static org.jspecify;
    // Aboard the server's distribution only; ServerLibraries says whether they are there.
    requires static com.nimbusds.jose.jwt;
    requires static io.nats.jnats;
    requires static io.netty.transport.classes.epoll;
    requires static io.prometheus.metrics.config;
    requires static io.prometheus.metrics.core;
    requires static io.prometheus.metrics.instrumentation.jvm;
    requires static io.prometheus.metrics.model;
    requires static io.prometheus.writer.text;

    opens app.parley.cli to
            info.picocli;
}
