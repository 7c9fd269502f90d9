namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// The text of a message: plain, trimmed, with lines ended by <c>\n</c>. Lengths are in UTF-16 code units. A text with
/// only invisible characters is empty.
/// </summary>
internal static class MessageText
{
    public const int MemberMinimum = 10;
    public const int MemberMaximum = 750;
    public const int AgentMaximum = 4000;
    public const int NoticeMaximum = 300;

    public static Outcome<string> OfMember(string text) => Parse(text, MemberMinimum, MemberMaximum);

    /// <summary>Of a fund's delay notice.</summary>
    public static Outcome<string> OfNotice(string text) => Parse(text, MemberMinimum, NoticeMaximum);

    public static Outcome<string> OfAgent(string text) => Parse(text, 1, AgentMaximum);

    private static Outcome<string> Parse(string text, int minimum, int maximum)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (lines.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            return RefusalCode.TextHasControlCharacters;
        var clean = Trim(lines);
        if (clean.Length < minimum || !VisibleText.IsIn(clean))
            return RefusalCode.TextTooShort;
        return clean.Length > maximum ? RefusalCode.TextTooLong : clean;
    }

    /// <summary>
    /// Trims as JavaScript's <c>trim</c> does, U+FEFF included, so that pages and server count the same length.
    /// </summary>
    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';
}
