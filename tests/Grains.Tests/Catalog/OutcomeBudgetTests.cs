using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Tests.Catalog;

public sealed class OutcomeBudgetTests
{
    private static readonly DateTimeOffset Ten = new(2026, 10, 13, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_member_has_sixty_outcomes_counted_in_an_hour_whatever_others_do()
    {
        var budget = new OutcomeBudget();
        for (var count = 0; count < OutcomeBudget.MostPerHour; count++)
            Assert.Null(budget.Take("jean", Ten.AddMinutes(20)));

        Assert.Equal(
            new Refusal(RefusalCode.TooManyRequests, TimeSpan.FromMinutes(30)),
            budget.Take("jean", Ten.AddMinutes(30))
        );
        Assert.Null(budget.Take("lucie", Ten.AddMinutes(30)));
        Assert.Null(budget.Take("jean", Ten.AddHours(1)));
    }
}
