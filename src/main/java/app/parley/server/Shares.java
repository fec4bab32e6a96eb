package app.parley.server;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for those who are away, bounded: where there is too much, what was put first goes; but where the new one
 * is of an address that has more than its share already, the first of that address. Not thread-safe.
 *
 * @param <V> what is kept
 */
final class Shares<V> {
    /** How many addresses it takes to fill it with theirs alone. */
    static final int SHARES = 16;

    private final int most;
    private final LinkedHashMap<String, Part<V>> parts = new LinkedHashMap<>();

    /** How many each address has. */
    private final Map<Long, Integer> byAddress = new HashMap<>();

    private record Part<V>(V value, @Nullable Long address) {}

    Shares(int most) {
        this.most = most;
    }

    /**
     * Puts it last, in place of what was there under {@code key}.
     *
     * @param address in whose share; null for nobody's
     * @return what had to go for it
     */
    Optional<V> put(String key, V value, @Nullable Long address) {
        drop(key);
        if (most == 0) {
            return Optional.of(value);
        }
        Optional<V> gone = parts.size() < most ? Optional.empty() : drop(firstToGo(address));
        parts.put(key, new Part<>(value, address));
        if (address != null) {
            byAddress.merge(address, 1, Integer::sum);
        }
        return gone;
    }

    /** It looks through all of them, but only for addresses that are greedy, and these may claim only so often. */
    private String firstToGo(@Nullable Long address) {
        if (address != null && byAddress.getOrDefault(address, 0) >= Math.max(1, most / SHARES)) {
            for (var it : parts.entrySet()) {
                if (address.equals(it.getValue().address)) {
                    return it.getKey();
                }
            }
        }
        return parts.firstEntry().getKey();
    }

    Optional<V> drop(String key) {
        Part<V> gone = parts.remove(key);
        if (gone == null) {
            return Optional.empty();
        }
        if (gone.address != null) {
            byAddress.computeIfPresent(gone.address, (_, has) -> has == 1 ? null : has - 1);
        }
        return Optional.of(gone.value);
    }

    @Nullable
    V get(String key) {
        Part<V> part = parts.get(key);
        return part == null ? null : part.value;
    }

    /** In the order in which they were put. */
    Map<String, V> all() {
        Map<String, V> all = new LinkedHashMap<>();
        parts.forEach((key, part) -> all.put(key, part.value));
        return all;
    }

    /** Drops what was put first as long as it is such. */
    void dropFirstWhile(Predicate<V> such) {
        for (var first = parts.firstEntry(); first != null; first = parts.firstEntry()) {
            if (!such.test(first.getValue().value)) {
                return;
            }
            drop(first.getKey());
        }
    }

    int size() {
        return parts.size();
    }
}
