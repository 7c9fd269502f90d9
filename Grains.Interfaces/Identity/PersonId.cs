using System.Text.RegularExpressions;

namespace MsaOrleans.Identity;

/// <summary>The form of a member's, proxy's or agent's id: the claim <c>sub</c>.</summary>
public static partial class PersonId
{
    /// <summary>
    /// 1 to 128 letters without accents, digits and <c>. _ ~ @ | : + -</c>; dots alone would be read as steps of an
    /// address.
    /// </summary>
    public static bool IsOne(string? id) => id is not (null or "." or "..") && Pattern().IsMatch(id);

    [GeneratedRegex(@"^[A-Za-z0-9._~@|:+\-]{1,128}\z")]
    private static partial Regex Pattern();
}
