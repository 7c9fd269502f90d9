using System.Text;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Tests.Funds;

public sealed class MergedFundsTests
{
    [Fact]
    public void A_merged_fund_stands_for_its_successor_and_is_not_listed()
    {
        var funds = Read(("a", "b"), ("b", "c"), ("c", null), ("d", null));

        Assert.Equal(["c", "d"], funds.All.Select(fund => fund.View.Code));
        Assert.Equal(["c", "c", "c", null], new[] { "a", "b", "c", "e" }.Select(code => funds.Find(code)?.View.Code));
        Assert.Equal(["c", "e"], new[] { "a", "e" }.Select(funds.Present));
        Assert.Equal([false, false, true, false], new[] { "a", "b", "c", "e" }.Select(funds.Works));
        Assert.Equal(["a", "b"], funds.Find("a")!.View.Merged!.Value.AsEnumerable());
        Assert.Equal(["a", "b"], funds.MergedInto("c").AsEnumerable());
        Assert.Empty(funds.MergedInto("a"));
        Assert.Null(funds.Find("d")!.View.Merged);
        Assert.Equal(["a", "b", "c", "d"], funds.Codes.Order(StringComparer.Ordinal));
        Assert.Equal((true, false), (funds.HasMerged, Read(("a", null)).HasMerged));
    }

    [Fact]
    public void Open_contacts_of_a_merged_fund_are_not_hidden()
    {
        var missing = new MissingFunds(Read(("a", "b"), ("b", null)));
        missing.Refuse([new("a", 3), new("b", 1)]);
        var refused = Assert.Throws<DataFaultException>(() => missing.Refuse([new("a", 3), new("c", 1)]));
        Assert.Contains("the fund “c” is missing and has 1 open contact:", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("“a”", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b", null, "e", "funds[2].mergedInto: no fund “e” in this file")]
    [InlineData("a", null, null, "funds[0].mergedInto: “a” is merged in a circle")]
    [InlineData("b", "a", null, "funds[1].mergedInto: “b” is merged in a circle")]
    [InlineData("b", "c", "b", "funds[0].mergedInto: “a” is merged in a circle")]
    [InlineData("", null, null, "funds[0].mergedInto: no fund “” in this file")]
    public void A_successor_that_leads_nowhere_is_named(string? a, string? b, string? c, string fault) =>
        Assert.Contains(
            fault,
            Assert.Throws<DataFaultException>(() => Read(("a", a), ("b", b), ("c", c))).Message,
            StringComparison.Ordinal
        );

    private static FundDirectory Read(params (string Code, string? MergedInto)[] funds)
    {
        var written = funds.Select(fund =>
            $$"""
                {"code":"{{fund.Code}}","name":"{{fund.Code}}","address":"1 rue A","telephone":"01 02",
                "calendar":"metropole","timeZone":"Europe/Paris"{{Successor(fund.MergedInto)}}}
                """
        );
        return FundFile.Read(
            new("funds.json", () => new MemoryStream(Encoding.UTF8.GetBytes($"[{string.Join(',', written)}]")))
        );
    }

    private static string Successor(string? code) => code is null ? "" : $",\"mergedInto\":\"{code}\"";
}
