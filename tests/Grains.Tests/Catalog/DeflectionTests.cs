using System.Text.Json;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Tests.Catalog;

public sealed class DeflectionTests
{
    private static readonly DateOnly Monday = new(2026, 3, 30);

    [Fact]
    public void Counts_each_outcome_per_day_service_and_reason() =>
        Assert.Equal(
            [
                new DeflectionCount(Monday, "payer", "facture", 2, 1, 0),
                new DeflectionCount(Monday, "payer", "prelevement", 1, 0, 1),
                new DeflectionCount(Monday, "delai", "facture", 1, 0, 0),
                new DeflectionCount(Monday.AddDays(1), "payer", "facture", 0, 0, 1),
            ],
            Month().Counts.AsEnumerable()
        );

    [Fact]
    public void Refuses_an_outcome_that_it_does_not_know() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Deflection.Count(new DeflectionState(), Monday, "payer", "facture", (OnlineServiceOutcome)9)
        );

    [Fact]
    public void Keeps_its_counts_through_json() =>
        Assert.Equal(
            Month().Counts.AsEnumerable(),
            JsonSerializer.Deserialize<DeflectionState>(JsonSerializer.Serialize(Month()))!.Counts
        );

    [Fact]
    public void Is_kept_by_fund_and_month() =>
        Assert.Equal("msa-picardie/2026-03", DeflectionKey.For("msa-picardie", Monday));

    private static DeflectionState Month() =>
        new (DateOnly Day, string Service, string Reason, OnlineServiceOutcome Outcome)[]
        {
            (Monday, "payer", "facture", OnlineServiceOutcome.Offered),
            (Monday, "payer", "prelevement", OnlineServiceOutcome.Offered),
            (Monday, "payer", "facture", OnlineServiceOutcome.Used),
            (Monday, "delai", "facture", OnlineServiceOutcome.Offered),
            (Monday, "payer", "facture", OnlineServiceOutcome.Offered),
            (Monday, "payer", "prelevement", OnlineServiceOutcome.Declined),
            (Monday.AddDays(1), "payer", "facture", OnlineServiceOutcome.Declined),
        }.Aggregate(
            new DeflectionState(),
            (month, one) => Deflection.Count(month, one.Day, one.Service, one.Reason, one.Outcome)
        );
}
