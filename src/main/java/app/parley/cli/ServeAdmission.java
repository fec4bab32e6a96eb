package app.parley.cli;

import app.parley.server.AdmissionOptions;
import app.parley.server.AdmissionOptions.Claims;
import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.JwtOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Who may open a socket to {@code parley serve}, and whose an ID is. */
final class ServeAdmission {
    private static final Keeping KEEPING = Keeping.defaults();
    private static final Claims CLAIMS = Claims.defaults();
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MILLION = 1_000_000;

    /** Whose IDs are kept. */
    enum KeepFor {
        ext,
        all
    }

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description =
                    "Page origin that may open a socket, such as https://calls.example; repeatable. Clients that are"
                            + " no pages may always. Default: all.",
            showDefaultValue = Visibility.NEVER)
    List<String> origins = new ArrayList<>();

    @Option(
            names = "--keep-id",
            paramLabel = "TIME",
            description = "How long an ID stays reserved for its token after its client has gone: 90s, 30m, 24h;"
                    + " 0 frees it at once.")
    String keepId = KEEPING.time().toHours() + "h";

    @Option(
            names = "--keep-id-for",
            paramLabel = "WHOM",
            description = "ext: Parley clients. all: PeerJS pages too; those must then set a token of their own, or"
                    + " they cannot come back.")
    KeepFor keepIdFor = KeepFor.ext;

    @Option(
            names = "--kept-ids",
            paramLabel = "N",
            description = "IDs reserved at a time; beyond it the one left first is free again.")
    int keptIds = KEEPING.most();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remember reserved IDs over a restart in this file: hashes and times, no ID and no token."
                    + " Not needed with --nats. Default: in memory alone.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Path state;

    @Option(
            names = "--claims-per-address",
            paramLabel = "N",
            description = "New IDs a minute for one IPv4 address or IPv6 /64; loopback is free. 0 is unlimited.")
    int claimsPerAddress = CLAIMS.perMinute();

    @Option(
            names = "--wrong-tokens-per-address",
            paramLabel = "N",
            description = "Attempts a minute at IDs of others, likewise. 0 is unlimited.")
    int wrongTokensPerAddress = CLAIMS.wrongPerMinute();

    @Option(names = "--limit-loopback", description = "Count loopback like any address. Default: off.")
    boolean limitLoopback;

    /** Checked; {@code ranges} refuses what cannot be. */
    AdmissionOptions admission(Ranges ranges, @Nullable JwtOptions jwt) throws UsageException {
        ranges.check("--kept-ids", keptIds, 0, 100 * MILLION);
        ranges.check("--claims-per-address", claimsPerAddress, 0, 60_000);
        ranges.check("--wrong-tokens-per-address", wrongTokensPerAddress, 0, 60_000);
        for (String origin : origins) {
            if (!isOrigin(origin)) {
                throw new UsageException(ranges.words().say("serve.badOrigin", origin));
            }
        }
        return new AdmissionOptions(
                origins,
                new Keeping(keepTime(ranges), keepIdFor == KeepFor.all, keptIds, state),
                new Claims(claimsPerAddress, wrongTokensPerAddress, limitLoopback),
                jwt);
    }

    private Duration keepTime(Ranges ranges) throws UsageException {
        return Durations.parse(keepId)
                .filter(time -> time.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> new UsageException(ranges.words().say("serve.badKeepTime", keepId)));
    }

    /** As RFC 6454 writes it: scheme, host, port; or {@code null}, as a page from a file says. */
    private static boolean isOrigin(String typed) {
        try {
            URI uri = URI.create(typed);
            return typed.equals("null")
                    || (uri.getScheme() != null
                            && uri.getHost() != null
                            && typed.equals(uri.getScheme() + "://" + uri.getRawAuthority()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
