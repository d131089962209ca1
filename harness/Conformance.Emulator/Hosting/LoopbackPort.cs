using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Conformance.Emulator.Hosting;

/// <summary>Ports of 127.0.0.1.</summary>
internal static class LoopbackPort
{
    /// <summary>Fails at once if somebody listens on the port; WireMock.Net would find out only after its start-up time of ten
    /// seconds.</summary>
    /// <exception cref="InvalidOperationException">The port is taken or may not be listened on.</exception>
    public static void RequireFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"Port {port} of 127.0.0.1 cannot be listened on: {exception.Message}. Give another port, or 0 for a free one."), exception);
        }
    }
}
