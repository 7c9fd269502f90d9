using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Tests.Boards;

public sealed class BoardGapsTests
{
    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("a1 b2", "a1 b2", "", "")]
    [InlineData("a1", "a2", "a", "")]
    [InlineData("", "a1", "a", "")]
    [InlineData("a1", "", "", "a1")]
    [InlineData("a3", "a2", "", "")] // announced after the rows were read
    [InlineData("a1 b2 c3", "b3 c3 d1", "b d", "a1")]
    public void A_row_that_is_newer_or_new_is_stale_and_an_entry_without_a_row_is_gone(
        string known,
        string stored,
        string stale,
        string gone
    )
    {
        var gaps = BoardGaps.Between(Versions(known), Versions(stored));
        Assert.Equal(stale, string.Join(' ', gaps.Stale.Order(StringComparer.Ordinal)));
        Assert.Equal(gone, string.Join(' ', gaps.Gone.Select(entry => $"{entry.Key}{entry.Value}")));
        Assert.Equal(stale + gone == "", gaps.IsEmpty);
    }

    private static Dictionary<string, int> Versions(string listed) =>
        listed
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(entry => entry[..1], entry => entry[1] - '0');
}
