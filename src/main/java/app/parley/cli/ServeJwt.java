package app.parley.cli;

import app.parley.server.JwtOptions;
import app.parley.server.ServerLibraries;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Tokens of {@code parley serve} that are JWTs. */
final class ServeJwt {
    private static final String VARIABLE = "PARLEY_JWT_SECRET";

    @Option(
            names = "--jwt-secret",
            paramLabel = "FILE",
            description = "Take only tokens that are JWTs for their ID (sub), signed by HS256 with the secret in this"
                    + " file, or in the environment's PARLEY_JWT_SECRET. Default: any token.")
    @Nullable
    Path secretFile;

    @Option(
            names = "--jwt-jwks",
            paramLabel = "FILE|URL",
            description = "Likewise, signed by RS256, ES256 or EdDSA with a key of this JWK set; an https URL is read"
                    + " again every 5 minutes. Default: any token.")
    @Nullable
    String keySet;

    /** What was typed, or stands in {@code environment}'s variable; empty where any token is good. */
    Optional<JwtOptions> options(@Nullable String secretOfEnvironment, CliWords words) throws UsageException {
        boolean secretGiven = secretFile != null || secretOfEnvironment != null;
        if (!secretGiven && keySet == null) {
            return Optional.empty();
        }
        if (secretGiven && keySet != null) {
            throw new UsageException(words.say("serve.jwtTwice"));
        }
        if (!ServerLibraries.hasJwt()) {
            throw new UsageException(words.say("serve.noJwt"));
        }
        return Optional.of(
                keySet == null ? new JwtOptions.Secret(secret(secretOfEnvironment, words)) : keySet(keySet, words));
    }

    /** As {@link #options(String, CliWords)}, with this process's environment. */
    Optional<JwtOptions> options(CliWords words) throws UsageException {
        return options(System.getenv(VARIABLE), words);
    }

    private String secret(@Nullable String ofEnvironment, CliWords words) throws UsageException {
        String secret;
        try {
            secret = secretFile == null
                    ? ofEnvironment
                    : Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw new UsageException(words.say("token.unreadable", String.valueOf(secretFile)));
        }
        if (secret == null || secret.getBytes(StandardCharsets.UTF_8).length < JwtOptions.Secret.SHORTEST) {
            throw new UsageException(words.say("serve.shortSecret", JwtOptions.Secret.SHORTEST));
        }
        return secret;
    }

    private static JwtOptions keySet(String typed, CliWords words) throws UsageException {
        try {
            return new JwtOptions.KeySet(
                    typed.contains("://") ? URI.create(typed) : Path.of(typed).toUri());
        } catch (IllegalArgumentException e) {
            throw new UsageException(words.say("serve.badJwks", typed));
        }
    }
}
