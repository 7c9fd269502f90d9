using System.Globalization;
using System.Text;

namespace MsaOrleans.Identity;

/// <summary>
/// The name of a person, as shown and stored: one line of visible characters, without characters that change the
/// direction of the text beside it.
/// </summary>
public static class PersonName
{
    /// <summary>UTF-16 code units; what is beyond is cut off, between two characters.</summary>
    public const int MaximumLength = 100;

    /// <returns>The name without control, direction and invisible characters; null when nothing is left.</returns>
    public static string? Clean(string? given)
    {
        var name = new StringBuilder();
        foreach (var rune in (given ?? "").EnumerateRunes())
            if (Rune.IsWhiteSpace(rune))
                Separate(name);
            else if (!VisibleText.IsInvisible(rune) && (name.Length > 0 || VisibleText.IsBase(rune)))
                name.Append(rune);
        var clean = Cut(name.ToString()).TrimEnd();
        return clean.Length == 0 ? null : clean;
    }

    private static void Separate(StringBuilder name)
    {
        if (name.Length > 0 && name[^1] != ' ')
            name.Append(' ');
    }

    private static string Cut(string name)
    {
        var length = 0;
        while (length < name.Length && length + StringInfo.GetNextTextElementLength(name, length) <= MaximumLength)
            length += StringInfo.GetNextTextElementLength(name, length);
        return name[..length];
    }
}
