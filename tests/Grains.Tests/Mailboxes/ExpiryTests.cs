using MsaOrleans.Grains.Mailboxes.Domain;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ExpiryTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Theory]
    [InlineData("2023-10-13T21:59:59Z", "2026-10-13T22:00:00Z")]
    [InlineData("2023-10-13T22:00:00Z", "2026-10-14T22:00:00Z")]
    [InlineData("2024-02-29T10:00:00Z", "2027-02-28T23:00:00Z")]
    [InlineData("2023-11-30T10:00:00Z", "2026-11-30T23:00:00Z")]
    public void A_contact_is_gone_the_day_after_it_is_36_months_old_in_the_funds_time(string created, string gone)
    {
        var expiry = DateTimeOffset.Parse(gone, null);
        var state = MailboxOf(1, _policy, DateTimeOffset.Parse(created, null));

        Assert.Single(Agenda.Advance(state, _policy, expiry.AddTicks(-1)).Contacts);
        Assert.Empty(Agenda.Advance(state, _policy, expiry).Contacts);
    }

    [Fact]
    public void A_procuration_received_is_remembered_for_30_days_after_its_end()
    {
        Assert.Equal(Tuesday.AddDays(30), Forgotten(new("odile", "Odile", Tuesday.AddDays(-9), Tuesday, 1, false)));
        Assert.Equal(Tuesday.AddDays(30), Forgotten(new("odile", "Odile", Tuesday, null, 1, true)));
        Assert.Equal(Tuesday.AddDays(31), Forgotten(new("odile", "Odile", Tuesday, Tuesday.AddDays(1), 1, true)));
        Assert.Single(
            Expiry
                .Sweep(Received(new("odile", "Odile", Tuesday, null, 1, false)), _policy, Tuesday.AddYears(9))
                .Received
        );
    }

    private DateTimeOffset? Forgotten(ReceivedProcuration procuration)
    {
        var state = Received(procuration);
        var gone = (procuration.Until ?? procuration.From).AddDays(30);
        Assert.Single(Expiry.Sweep(state, _policy, gone.AddTicks(-1)).Received);
        return Expiry.Sweep(state, _policy, gone).Received.IsEmpty ? gone : null;
    }

    private static MailboxState Received(ReceivedProcuration procuration) =>
        MailboxState.Empty("lucie") with
        {
            Received = [procuration],
        };
}
