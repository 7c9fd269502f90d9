using System.Globalization;
using System.Text;

namespace MsaOrleans;

/// <summary>
/// The visible characters of a text, in any script. Unicode's default ignorable code points and blank letters are not.
/// </summary>
public static class VisibleText
{
    /// <summary>Whether anything in it can be seen: a mark that has nothing to sit on can't.</summary>
    public static bool IsIn(string text) => text.EnumerateRunes().Any(IsBase);

    /// <summary>Without what can't be seen at its two ends.</summary>
    public static string Trim(string text)
    {
        var seen = text.EnumerateRunes().ToArray();
        var first = Array.FindIndex(seen, IsSeen);
        return first < 0 ? "" : string.Concat(seen[first..(Array.FindLastIndex(seen, IsSeen) + 1)]);
    }

    /// <summary>Something to see that stands by itself.</summary>
    public static bool IsBase(Rune rune) =>
        IsSeen(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    /// <summary>Neither white space nor invisible.</summary>
    public static bool IsSeen(Rune rune) => !Rune.IsWhiteSpace(rune) && !IsInvisible(rune);

    /// <summary>
    /// Control, direction and other format characters, selectors, fillers, and code points without a character.
    /// </summary>
    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => true,
            UnicodeCategory.Format => !IsNumberSign(rune.Value),
            _ => IsFiller(rune.Value) || IsSelector(rune.Value) || IsNoCharacter(rune.Value),
        };

    /// <summary>Format characters that are drawn: Arabic, Syriac and Kaithi signs around a number.</summary>
    private static bool IsNumberSign(int code) =>
        code is >= 0x600 and <= 0x605 or 0x6DD or 0x70F or 0x890 or 0x891 or 0x8E2 or 0x110BD or 0x110CD;

    /// <summary>Letters and symbols that are blank.</summary>
    private static bool IsFiller(int code) =>
        code is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x17B4 or 0x17B5 or 0x16FE4 or 0x1D159 or 0xFFFC;

    private static bool IsSelector(int code) =>
        code
            is 0x34F
                or >= 0x180B
                and <= 0x180F
                or >= 0xFE00
                and <= 0xFE0F
                or >= 0xE0000
                and <= 0xE0FFF
                or 0x2065
                or >= 0xFFF0
                and <= 0xFFF8;

    private static bool IsNoCharacter(int code) => (code & 0xFFFE) == 0xFFFE || code is >= 0xFDD0 and <= 0xFDEF;
}
