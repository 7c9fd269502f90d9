using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsaOrleans.Mailboxes;

/// <summary>
/// What a contact is called on the telephone and in a letter, such as <c>KH4-7MT-X2RE</c>. It follows from the
/// contact's id, so contacts of any age have one and nothing is stored for it.
/// </summary>
/// <remarks>
/// No two characters look or sound alike (no 0 and O, 1, I and L, B and 8, D and T, M and N, F and S, U and V). There
/// are 23, a prime: with weights from 1 to 10, whose sum must be a multiple of 23, one wrong character and two that
/// changed places are always found. Two contacts of a million share one with a probability of one in four; a search
/// shows both.
/// </remarks>
public static class ContactReference
{
    /// <summary>The characters of a reference without its hyphens, the last of which is the check.</summary>
    public const int Length = 10;

    private const string Alphabet = "23456789ACEFHJKMPRTWXYZ";

    /// <summary>The reference of the contact with that id.</summary>
    public static string Of(string contactId)
    {
        var rest = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(contactId)));
        Span<int> digits = stackalloc int[Length];
        for (var place = 0; place < Length - 1; place++)
            (rest, digits[place]) = (rest / (ulong)Alphabet.Length, (int)(rest % (ulong)Alphabet.Length));
        digits[^1] = Check(digits);
        var said = new StringBuilder(Length + 2);
        foreach (var digit in digits)
            said.Append(said.Length is 3 or 7 ? "-" : "").Append(Alphabet[digit]);
        return said.ToString();
    }

    /// <summary>Whether a reference, as somebody wrote it, is one that a contact can have.</summary>
    public static bool IsValid(string written)
    {
        var digits = Bare(written).Select(character => Alphabet.IndexOf(character, StringComparison.Ordinal)).ToArray();
        return digits.Length == Length && digits.Min() >= 0 && Weigh(digits) % Alphabet.Length == 0;
    }

    /// <summary>A reference without what separates its groups, in capitals.</summary>
    public static string Bare(string written) =>
        written
            .Replace("-", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();

    /// <summary>The last digit: its weight, 10, times it and the sum of the others make a multiple of 23.</summary>
    private static int Check(ReadOnlySpan<int> digits)
    {
        var others = Weigh(digits[..^1]);
        var check = 0;
        while ((others + Length * check) % Alphabet.Length != 0)
            check++;
        return check;
    }

    private static int Weigh(ReadOnlySpan<int> digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
            sum += (place + 1) * digits[place];
        return sum;
    }
}
