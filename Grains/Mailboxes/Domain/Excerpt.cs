using System.Text;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The first words of what a member last wrote, as boards and searches show them.</summary>
internal static class Excerpt
{
    /// <summary>UTF-16 code units at most, the ellipsis among them.</summary>
    public const int Longest = 120;

    private const char More = '…';

    /// <summary>On one line; a text that goes on ends in an ellipsis after a whole word.</summary>
    public static string Of(Contact contact)
    {
        var written = contact.Messages.LastOrDefault(message => !message.IsAnswer) ?? contact.Messages[0];
        var words = written.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = new StringBuilder();
        for (var place = 0; place < words.Length; place++)
        {
            var space = place == 0 ? "" : " ";
            var after = place == words.Length - 1 ? 0 : 1;
            if (line.Length + space.Length + words[place].Length + after > Longest)
                return place == 0 ? Cut(words[place]) : line.Append(More).ToString();
            line.Append(space).Append(words[place]);
        }
        return line.ToString();
    }

    /// <summary>A word that fills the line by itself; half a character is left out.</summary>
    private static string Cut(string word)
    {
        var end = Longest - 1;
        return $"{word[..(char.IsHighSurrogate(word[end - 1]) ? end - 1 : end)]}{More}";
    }
}
