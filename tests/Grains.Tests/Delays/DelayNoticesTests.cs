using MsaOrleans.Delays;
using MsaOrleans.Grains.Delays.Domain;
using MsaOrleans.Grains.Tests.Mailboxes;

namespace MsaOrleans.Grains.Tests.Delays;

public sealed class DelayNoticesTests
{
    private const string Text = "Les réponses tardent : comptez dix jours.";

    private static readonly DateOnly Today = new(2026, 10, 13);
    private static readonly DelayNotice Family = new("famille", Text, Today.AddDays(9));
    private static readonly DelayNoticesState One = Put(new(), Family).Accepted();

    [Fact]
    public void A_notice_is_shown_until_the_end_of_its_last_day()
    {
        Assert.Equal([Family], DelayNotices.Shown(One, Today.AddDays(9)).AsEnumerable());
        Assert.Empty(DelayNotices.Shown(One, Today.AddDays(10)));
    }

    [Fact]
    public void A_theme_has_one_notice_and_those_that_ended_are_forgotten()
    {
        var health = new DelayNotice("sante", Text, Today);
        var two = Put(One, health).Accepted();
        Assert.Equal([Family, health], two.Notices.AsEnumerable());
        var other = Family with { Text = "  Tout va mieux.\r\nMerci.  ", Until = Today.AddYears(1) };
        var next = DelayNotices.Put(two, other, Shipped.Catalog, Today.AddDays(1)).Accepted();
        Assert.Equal([other with { Text = "Tout va mieux.\nMerci." }], next.Notices.AsEnumerable());
        Assert.Empty(DelayNotices.Without(next, "famille", Today).Notices);
        Assert.Equal(next.Notices.AsEnumerable(), DelayNotices.Without(next, "sante", Today).Notices);
    }

    [Theory]
    [InlineData("atlantide", 10, 0, RefusalCode.UnknownTopic)]
    [InlineData("famille", 9, 0, RefusalCode.TextTooShort)]
    [InlineData("famille", 301, 0, RefusalCode.TextTooLong)]
    [InlineData("famille", 10, -1, RefusalCode.InvalidEnd)]
    [InlineData("famille", 10, 366, RefusalCode.InvalidEnd)]
    [InlineData("famille", 10, 0, null)]
    [InlineData("famille", 300, 365, null)]
    public void Its_theme_its_length_and_its_end_are_bounded(
        string theme,
        int length,
        int days,
        RefusalCode? refusal
    ) => Assert.Equal(refusal, Put(new(), new(theme, new('a', length), Today.AddDays(days))).Refusal?.Code);

    [Fact]
    public void It_is_plain_text() =>
        Assert.Equal(
            RefusalCode.TextHasControlCharacters,
            Put(new(), Family with { Text = $"{Text}\u0007" }).Refusal?.Code
        );

    [Fact]
    public void Supervisors_of_the_fund_and_admins_write_it()
    {
        Assert.True(DelayNotices.MayWrite(Given.Supervisor, "picardie"));
        Assert.True(DelayNotices.MayWrite(Given.Admin with { Fund = null }, "picardie"));
        Assert.False(DelayNotices.MayWrite(Given.Supervisor, "gironde"));
        Assert.False(DelayNotices.MayWrite(Given.Agent, "picardie"));
        Assert.False(DelayNotices.MayWrite(Given.Jean, "picardie"));
    }

    private static Outcome<DelayNoticesState> Put(DelayNoticesState state, DelayNotice notice) =>
        DelayNotices.Put(state, notice, Shipped.Catalog, Today);
}
