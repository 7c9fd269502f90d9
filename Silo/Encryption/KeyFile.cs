using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MsaOrleans.Silo.Settings;

namespace MsaOrleans.Silo.Encryption;

/// <summary>
/// A file of keys: a line for each, its id and 256 bits in Base64 with a space between. Empty lines, and those that
/// begin with <c>#</c>, say nothing.
/// </summary>
internal static partial class KeyFile
{
    /// <exception cref="SettingsException">What is wrong with it; never with a part of a key.</exception>
    public static ImmutableArray<RingKey> Read(string path)
    {
        var keys = ImmutableArray.CreateBuilder<RingKey>();
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            var key =
                Parse(line.Trim(), out var fault) ?? throw new SettingsException($"{Place(path, number)} {fault}");
            if (keys.Any(known => known.Id == key.Id))
                throw new SettingsException($"{Place(path, number)} has the id {key.Id} a second time.");
            keys.Add(key);
        }
        return keys.Count > 0
            ? keys.ToImmutable()
            : throw new SettingsException(
                $"Encryption:Keys: {path} has no key. The command new-key of the silo makes one."
            );
    }

    /// <summary>Adds a key behind the others; makes the file, for its owner alone, where there is none.</summary>
    /// <returns>The id of the key.</returns>
    /// <exception cref="SettingsException">The file is no file of keys, or can't be written.</exception>
    public static string Add(string path, DateTimeOffset now)
    {
        if (File.Exists(path) && new FileInfo(path).Length > 0)
            _ = Read(path);
        var key = NewKey(now);
        try
        {
            var isOpen = File.Exists(path) && File.ReadAllText(path) is [.., not '\n'];
            using var file = OwnerOnly.Open(path, FileMode.Append);
            file.Write(Encoding.ASCII.GetBytes((isOpen ? "\n" : "") + LineOf(key)));
            file.Flush(flushToDisk: true);
            return key.Id;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The file of keys can't be written: {fault.Message}");
        }
    }

    /// <summary>
    /// Makes the file where there is none. Of several processes at once one makes it; another either reads that, or
    /// finds it unfinished and is refused.
    /// </summary>
    public static void MakeIfMissing(string path, DateTimeOffset now)
    {
        if (File.Exists(path))
            return;
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        try
        {
            using var file = OwnerOnly.Open(path, FileMode.CreateNew, FileShare.None);
            file.Write(Encoding.ASCII.GetBytes(LineOf(NewKey(now))));
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
    }

    private static RingKey NewKey(DateTimeOffset now) =>
        new(
            now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                + $"-{RandomNumberGenerator.GetHexString(4, lowercase: true)}",
            RandomNumberGenerator.GetBytes(Aes256.KeyLength)
        );

    private static string LineOf(RingKey key) => $"{key.Id} {Convert.ToBase64String(key.Bytes)}\n";

    private static string Place(string path, int line) => $"Encryption:Keys: line {line} of {path}";

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Encryption:Keys must name a file that can be read: {fault.Message}");
        }
    }

    private static RingKey? Parse(string line, out string fault)
    {
        fault = "";
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !Id().IsMatch(parts[0]))
            fault =
                "must have an id (1 to 32 letters, digits, dots, dashes) and a key of 32 bytes in Base64, with a space "
                + "between.";
        else if (Bytes(parts[1]) is not { } bytes)
            fault = "has a key that is not Base64.";
        else if (bytes.Length != Aes256.KeyLength)
            fault = $"has a key of {bytes.Length} bytes; it must have {Aes256.KeyLength}.";
        else
            return new(parts[0], bytes);
        return null;
    }

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9.-]{1,32}\z")]
    private static partial Regex Id();
}
