package app.parley.cli;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** What this machine is connected to: with loopback alone ICE finds no candidate. */
final class LocalNetwork {
    private LocalNetwork() {}

    /** Whether a media connection has an address to start from; where the system does not tell, it has. */
    static boolean exists() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalNetwork::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(LocalNetwork::isUsable);
        } catch (SocketException e) {
            return true;
        }
    }

    private static boolean isUp(NetworkInterface device) {
        try {
            return device.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    /** IPv6 gives every device a link-local address, connected or not; the library takes none of them. */
    static boolean isUsable(InetAddress address) {
        boolean ofDevice = address instanceof Inet6Address && address.isLinkLocalAddress();
        return !address.isLoopbackAddress() && !address.isAnyLocalAddress() && !ofDevice;
    }
}
