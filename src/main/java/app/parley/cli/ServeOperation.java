package app.parley.cli;

import app.parley.server.OperationOptions;
import app.parley.server.ServerLibraries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What matters to whoever runs {@code parley serve}: TLS, figures, log, leaving. */
final class ServeOperation {
    private static final Duration CERTIFICATE_WATCH = Duration.ofSeconds(5);

    /** What is worth a line in the log. */
    enum LogLevel {
        ERROR,
        WARNING,
        INFO,
        DEBUG;

        Level level() {
            return switch (this) {
                case ERROR -> Level.SEVERE;
                case WARNING -> Level.WARNING;
                case INFO -> Level.INFO;
                case DEBUG -> Level.FINE;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a line of the log is written. */
    enum LogFormat {
        LINE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--sslkey",
            paramLabel = "FILE",
            description = "Private key (PEM, PKCS #8) for HTTPS and WSS. Default: neither.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Path sslKey;

    @Option(
            names = "--sslcert",
            paramLabel = "FILE",
            description = "Its certificate chain (PEM); changed files are taken up within seconds. Default: none.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Path sslCertificate;

    @Option(names = "--metrics", description = "Answer /metrics with figures for Prometheus. Default: off.")
    boolean metrics;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Own port for /metrics and /health, without TLS. Default: the server's own port.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Integer metricsPort;

    @Option(names = "--metrics-host", paramLabel = "HOST", description = "Address to bind that port on.")
    String metricsHost = "127.0.0.1";

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            description = "How long a server that is asked to stop may take to say goodbye. Default: 5s.",
            showDefaultValue = Visibility.NEVER)
    String drainTime = "5s";

    @Option(names = "--log-level", paramLabel = "LEVEL", description = "One of ${COMPLETION-CANDIDATES}.")
    LogLevel logLevel = LogLevel.WARNING;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "line: key=value pairs; json: one object a line.")
    LogFormat logFormat = LogFormat.LINE;

    /** Puts level and format in force. */
    void configureLog() {
        ServerLogFormatter.install(logLevel.level(), formatter());
    }

    /** The same while the JVM shuts down. */
    void keepLog() {
        ServerLogFormatter.reinstall(logLevel.level(), formatter());
    }

    private ServerLogFormatter formatter() {
        return new ServerLogFormatter(logFormat == LogFormat.JSON);
    }

    OperationOptions options(Ranges ranges) throws UsageException {
        CliWords words = ranges.words();
        if (sslKey == null != (sslCertificate == null)) {
            throw new UsageException(words.say("serve.tls"));
        }
        OperationOptions.Tls tls = sslKey == null || sslCertificate == null
                ? null
                : new OperationOptions.Tls(sslKey, sslCertificate, CERTIFICATE_WATCH);
        return new OperationOptions(tls, metrics(ranges));
    }

    /** How long leaving may take. */
    Duration drain(Ranges ranges) throws UsageException {
        return Durations.read(drainTime, ranges.words());
    }

    private OperationOptions.@Nullable Metrics metrics(Ranges ranges) throws UsageException {
        CliWords words = ranges.words();
        if (metricsPort != null) {
            ranges.check("--metrics-port", metricsPort, 0, 65_535);
            if (!metrics) {
                throw new UsageException(words.say("serve.metricsOff"));
            }
        }
        if (!metrics) {
            return null;
        }
        if (!ServerLibraries.hasMetrics()) {
            throw new UsageException(words.say("serve.noMetrics"));
        }
        int port = metricsPort == null ? OperationOptions.Metrics.SHARED : metricsPort;
        return new OperationOptions.Metrics(metricsHost, port);
    }
}
