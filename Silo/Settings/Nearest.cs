namespace MsaOrleans.Silo.Settings;

/// <summary>What somebody who mistyped a word is likely to have meant.</summary>
internal static class Nearest
{
    /// <returns>The known word that is fewest keystrokes away, case aside; null when none is near.</returns>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var near = known
            .Select(candidate => (Candidate: candidate, Distance: Distance(Plain(word), Plain(candidate))))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return
            near.Candidate is not null && near.Distance <= Math.Max(1, Math.Min(word.Length, near.Candidate.Length) / 3)
            ? near.Candidate
            : null;
    }

    private static string Plain(string word) => word.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>
    /// Characters to insert, leave out, replace or swap with their neighbour (optimal string alignment).
    /// </summary>
    private static int Distance(string one, string other)
    {
        var cost = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        for (var j = 0; j <= other.Length; j++)
        {
            cost[i, j] =
                Math.Min(i, j) == 0
                    ? Math.Max(i, j)
                    : Math.Min(
                        Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
                        cost[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
                    );
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
        }
        return cost[one.Length, other.Length];
    }
}
