using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace MsaOrleans.Mailboxes;

/// <summary>
/// The code of an invitation: 80 random bits, in 16 letters and digits of Crockford's base 32. It is a secret until it
/// is used, so nothing but the mail that carries it shows it; everything else knows its <see cref="Fingerprint"/>.
/// </summary>
public sealed class InvitationCode
{
    /// <summary>How many random bytes make a code.</summary>
    public const int Bytes = 10;

    /// <summary>Letters and digits of a code.</summary>
    public const int Length = 16;

    /// <summary>Without I, L, O and U: read aloud or copied by hand, none is taken for another.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly string _digits;

    private InvitationCode(string digits) => _digits = digits;

    /// <summary>What is stored of a code: SHA-256, in hexadecimal. 80 bits are too many to find a code by it.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"procuration:{_digits}")));

    public static InvitationCode Of(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, Bytes);
        var digits = new StringBuilder(Length);
        var (bits, held) = (0, 0);
        foreach (var value in random)
        {
            (bits, held) = (bits << 8 | value, held + 8);
            for (; held >= 5; held -= 5)
                digits.Append(Alphabet[bits >> held - 5 & 31]);
            bits &= (1 << held) - 1;
        }
        return new(digits.ToString());
    }

    /// <summary>
    /// Reads a code as people type it: in small letters, with or without spaces and hyphens, O for 0, I or L for 1.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out InvitationCode? code)
    {
        var digits = new StringBuilder(Length);
        foreach (var typed in text ?? "")
        {
            if (char.IsWhiteSpace(typed) || typed is '-' or '‐' or '‑' or '–')
                continue;
            var digit = char.ToUpperInvariant(typed) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            };
            if (digits.Length == Length || !Alphabet.Contains(digit, StringComparison.Ordinal))
            {
                code = null;
                return false;
            }
            digits.Append(digit);
        }
        code = digits.Length == Length ? new(digits.ToString()) : null;
        return code is not null;
    }

    /// <summary>As the mail shows it: <c>7K3M-9QXA-2T4B-HZ60</c>.</summary>
    public string ToText() => string.Join('-', _digits.Chunk(4).Select(part => new string(part)));

    /// <summary>Nothing of the code, so that no log shows it by mistake.</summary>
    public override string ToString() => nameof(InvitationCode);
}
