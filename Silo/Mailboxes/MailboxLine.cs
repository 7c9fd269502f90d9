using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Silo.Mailboxes;

/// <summary>A mailbox as a line of an import says it.</summary>
/// <param name="Key">Names what the line says, however it is laid out.</param>
internal sealed record MailboxLine(ImportedMailbox Mailbox, string Key)
{
    /// <summary>Faults of a line that are told; the others show once these are mended.</summary>
    private const int MostFaults = 3;

    private const int KeyBytes = 16;

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <param name="line">A line with something on it.</param>
    /// <param name="now">Nothing of a history has happened after it.</param>
    /// <param name="mailbox">What it says.</param>
    /// <param name="fault">Places and reasons, without anything of what is written there.</param>
    public static bool TryRead(
        ImportLine line,
        DateTimeOffset now,
        [NotNullWhen(true)] out MailboxLine? mailbox,
        [NotNullWhen(false)] out string? fault
    )
    {
        (mailbox, fault) = (null, null);
        if (line.Json is not { } bytes)
            fault = $"longer than {ImportLines.Longest >> 20} MiB";
        else
            try
            {
                var json = bytes.AsSpan();
                if (MailboxJson.Read(json.StartsWith(Mark) ? json[Mark.Length..] : json) is { } written)
                    mailbox = Of(written, now, out fault);
                else
                    fault = "null is no mailbox";
            }
            catch (JsonException invalid)
            {
                fault = Reason(invalid);
            }
        return mailbox is not null;
    }

    private static MailboxLine? Of(MailboxJson written, DateTimeOffset now, out string? fault)
    {
        var reader = new MailboxReader(now);
        var mailbox = reader.Mailbox(written);
        fault =
            reader.Faults.Count == 0 ? null
            : reader.Faults.Count <= MostFaults ? string.Join("; ", reader.Faults)
            : $"{string.Join("; ", reader.Faults.Take(MostFaults))}; and {reader.Faults.Count - MostFaults} more";
        if (fault is not null)
            return null;
        var key = SHA256.HashData(written.ToBytes()).AsSpan(0, KeyBytes);
        return new(mailbox, Convert.ToHexStringLower(key));
    }

    private static string Reason(JsonException invalid)
    {
        var place = invalid.Path is ['$', '.', .. var path] ? path : "the line";
        return invalid.InnerException is JsonException ? $"no JSON from byte {invalid.BytePositionInLine + 1} on"
            : invalid.Message.Contains("could not be mapped", StringComparison.Ordinal) ? $"{place}: no such field"
            : invalid.Message.StartsWith("Duplicate", StringComparison.Ordinal) ? $"{place}: given twice"
            : $"{place}: not of the type that is expected";
    }
}
