using System.Text.RegularExpressions;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Identity;

/// <summary>The forms that ids have.</summary>
internal static partial class Ids
{
    public const string PersonRule =
        "Identifiant attendu : 1 à 128 lettres sans accent, chiffres ou signes . _ ~ @ | : + -";
    public const string ContactRule = "Identifiant attendu : 32 chiffres hexadécimaux en minuscules.";

    /// <summary>A member's, proxy's or agent's: the claim <c>sub</c>.</summary>
    public static bool IsPerson(string? id) => PersonId.IsOne(id);

    public static bool IsContact(string? id) => id is not null && ContactPattern().IsMatch(id);

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex ContactPattern();
}
