using System.Globalization;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>What a process listens on, as Linux tells it.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    /// <returns>How many TCP sockets of that process await connections.</returns>
    public static int Of(int process)
    {
        var sockets = Directory
            .EnumerateFiles($"/proc/{process}/fd")
            .Select(file => new FileInfo(file).LinkTarget ?? "")
            .ToHashSet();
        return new[] { "tcp", "tcp6" }
            .SelectMany(table =>
                File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/net/{table}").Skip(1)
            )
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(columns => columns[3] == Listening && sockets.Contains($"socket:[{columns[9]}]"));
    }
}
