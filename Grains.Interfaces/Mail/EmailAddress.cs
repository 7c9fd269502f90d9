using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace MsaOrleans.Mail;

/// <summary>
/// An e-mail address. Every address is validated here, where it is entered (claims, procurations, funds,
/// <c>Mail:From</c>), and is passed to the mail server unchanged. The rule accepts what mail servers accept, which is
/// more than RFC 5321 §4.1.2 allows: dots anywhere before the @, and letters of any script on both sides.
/// </summary>
public sealed record EmailAddress
{
    /// <summary>Octets on the wire (RFC 5321 §4.5.3.1.3, less the angle brackets).</summary>
    public const int MaxLength = 254;

    /// <summary>What stands for something else before the @, unless the whole is in quotes.</summary>
    private const string Specials = "\"(),:;<>@[\\]";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string local, string domain, string asciiDomain) =>
        (Local, Domain, AsciiDomain) = (local, domain, asciiDomain);

    /// <summary>Before the @.</summary>
    public string Local { get; }

    /// <summary>After the @, as it was written.</summary>
    public string Domain { get; }

    /// <summary>The same in ASCII (RFC 5891), as it goes to the mail server.</summary>
    public string AsciiDomain { get; }

    /// <summary>
    /// The address without white space and invisible characters around it; null for a text that is not an address.
    /// </summary>
    public static EmailAddress? Find(string? text) => TryParse(text, out var address) ? address : null;

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var bare = VisibleText.Trim(text ?? "");
        var at = bare.LastIndexOf('@');
        if (
            at < 1
            || !IsLocal(bare[..at])
            || AsciiOf(bare[(at + 1)..]) is not { } ascii
            || Encoding.UTF8.GetByteCount(bare.AsSpan(0, at + 1)) + ascii.Length > MaxLength
        )
            return false;
        address = new(bare[..at], bare[(at + 1)..], ascii);
        return true;
    }

    public override string ToString() => $"{Local}@{Domain}";

    private static bool IsLocal(string local) =>
        local is ['"', .., '"'] && local.Length > 2
            ? IsQuoted(local[1..^1])
            : local
                .EnumerateRunes()
                .All(rune =>
                    IsPart(rune) && !(rune.IsAscii && Specials.Contains((char)rune.Value, StringComparison.Ordinal))
                );

    /// <summary>Printable ASCII; a quote or a backslash within has a backslash before it.</summary>
    private static bool IsQuoted(string quoted)
    {
        for (var index = 0; index < quoted.Length; index++)
        {
            if (quoted[index] == '\\')
                index++;
            else if (quoted[index] == '"')
                return false;
            if (index == quoted.Length || quoted[index] is < ' ' or > '~')
                return false;
        }
        return true;
    }

    /// <summary>
    /// A domain name: labels of letters, digits and inner hyphens. IP addresses are refused.
    /// </summary>
    private static string? AsciiOf(string domain)
    {
        if (domain.Length == 0 || !domain.EnumerateRunes().All(IsPart))
            return null;
        try
        {
            var ascii = Idn.GetAscii(domain);
            var labels = ascii.Split('.');
            return labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsPart(Rune rune) =>
        VisibleText.IsSeen(rune)
        && rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
