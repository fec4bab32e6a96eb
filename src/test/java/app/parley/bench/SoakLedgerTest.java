package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.bench.ClusterSoakReport.Counts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the cluster's soak calls a loss. Times are in milliseconds. */
class SoakLedgerTest {
    private static final long FATE = 9_000;
    private static final long BEGIN = 0;

    private final SoakLedger ledger = new SoakLedger(FATE * 1_000_000);
    private final SoakClient sender = client(0, BEGIN);
    private final SoakClient receiver = client(1, BEGIN);

    private static SoakClient client(int number, long opened) {
        var client = new SoakClient(number, number % 2, false);
        client.opened(opened * 1_000_000);
        return client;
    }

    private static long at(long millis) {
        return millis * 1_000_000;
    }

    private String fate() {
        Counts it = ledger.counts();
        assertEquals(1, it.sent());
        return it.arrived() + " arrived, " + it.expired() + " expired, " + it.cut() + " cut, " + it.lost() + " lost, "
                + it.duplicated() + " duplicated";
    }

    @Test
    void arrivesOnceAndAtItsReceiverAlone() {
        long number = ledger.send(sender, receiver, at(1_000));
        assertEquals("0 arrived, 0 expired, 0 cut, 1 lost, 0 duplicated", fate());
        ledger.arrived(receiver, number, at(1_010));
        assertEquals("1 arrived, 0 expired, 0 cut, 0 lost, 0 duplicated", fate());
        assertEquals(10, ledger.counts().longestMillis());
        ledger.arrived(receiver, number, at(1_020));
        assertEquals("0 arrived, 0 expired, 0 cut, 0 lost, 1 duplicated", fate());
        assertEquals(1, ledger.faults(0, 5).size());
    }

    @Test
    void whatComesToSomebodyElseIsAFault() {
        ledger.arrived(sender, ledger.send(sender, receiver, at(1_000)), at(1_010));
        assertEquals("0 arrived, 0 expired, 0 cut, 0 lost, 1 duplicated", fate());
    }

    @Test
    void whoIsToldHasLostNothing() {
        ledger.send(sender, receiver, at(1_000));
        ledger.expired(receiver, sender);
        assertEquals("0 arrived, 0 expired, 0 cut, 1 lost, 0 duplicated", fate());
        ledger.expired(sender, receiver);
        assertEquals("0 arrived, 1 expired, 0 cut, 0 lost, 0 duplicated", fate());
    }

    @Test
    void aCutExcusesOnlyWhatWasOnItsWay() {
        ledger.send(sender, receiver, at(1_000));
        receiver.cut(at(1_600));
        assertEquals("0 arrived, 0 expired, 0 cut, 1 lost, 0 duplicated", fate());
        ledger.send(sender, receiver, at(1_500));
        assertEquals(1, ledger.counts().cut());
        ledger.send(sender, receiver, at(2_500)); // away by now: it waits
        assertEquals(2, ledger.counts().lost());
    }

    @Test
    void ofWhatWaitsTheSenderIsToldAsLongAsItIsThere() {
        receiver.cut(at(1_000));
        ledger.send(sender, receiver, at(3_000));
        sender.cut(at(3_000 + FATE + 1));
        assertEquals("0 arrived, 0 expired, 0 cut, 1 lost, 0 duplicated", fate());
        ledger.send(sender, receiver, at(4_000));
        assertEquals(1, ledger.counts().cut());
    }

    @Test
    void aReportIsGoodOnlyIfAllIs() {
        var counts = new Counts(3, 3, 0, 0, 0, 0, 1);
        var ttl = Duration.ofSeconds(2);
        assertTrue(new ClusterSoakReport(ttl, counts, List.of(1.0, 2.9), List.of(), 0, List.of()).isGood());
        assertFalse(new ClusterSoakReport(ttl, counts, List.of(1.0, 3.1), List.of(), 0, List.of()).isGood());
        assertFalse(new ClusterSoakReport(ttl, counts, List.of(), List.of(), 0, List.of()).isGood());
        assertFalse(new ClusterSoakReport(ttl, counts, List.of(1.0), List.of(), 1, List.of()).isGood());
        var lost = new Counts(3, 2, 0, 0, 1, 0, 1);
        assertFalse(new ClusterSoakReport(ttl, lost, List.of(1.0), List.of(), 0, List.of("lost")).isGood());
        var twice = new Counts(3, 2, 0, 0, 0, 1, 1);
        var report = new ClusterSoakReport(ttl, twice, List.of(1.0), List.of(), 0, List.of("twice"));
        assertFalse(report.isGood());
        assertTrue(report.table().contains("NO"), report.table());
        assertTrue(report.table().contains("twice"), report.table());
    }
}
