namespace MsaOrleans.Grains.Funds.Domain;

/// <summary>Funds that are merged into others, as the file names them.</summary>
internal static class Mergers
{
    /// <summary>A successor that is not in the file, and a way that leads to no fund that works.</summary>
    public static IEnumerable<string> FaultsOf(IReadOnlyList<FundDocument?> documents)
    {
        var successors = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var fund in documents)
            if (fund?.Code is { } code)
                successors.TryAdd(code, fund.MergedInto);
        return documents
            .Select((fund, index) => (fund?.Code, fund?.MergedInto, Node: $"funds[{index}].mergedInto"))
            .Where(fund => fund is { Code: not null, MergedInto: not null })
            .Select(fund =>
                !successors.ContainsKey(fund.MergedInto!) ? $"{fund.Node}: no fund “{fund.MergedInto}” in this file"
                : Leads(fund.Code!, successors) ? null
                : $"{fund.Node}: “{fund.Code}” is merged in a circle"
            )
            .OfType<string>();
    }

    /// <summary>Whether the successors of a fund end with one that is not merged itself.</summary>
    private static bool Leads(string code, Dictionary<string, string?> successors)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = code; successors.GetValueOrDefault(at) is { } successor; at = successor)
            if (!passed.Add(at))
                return false;
        return true;
    }
}
