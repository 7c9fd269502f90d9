using MsaOrleans.Grains.Mailboxes.Domain;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class HoldingTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void What_leaves_under_a_hold_is_kept_and_without_one_is_not()
    {
        var state = MailboxOf(2, _policy, Tuesday);
        var next = state with { Contacts = [state.Contacts[1]] };
        Assert.Equal(next, Holding.Keep(state, next));

        var held = Holding.Put(state, Admin, "Contentieux", Tuesday);
        var kept = Holding.Keep(held, held with { Contacts = [state.Contacts[1]] });
        Assert.Equal([Id(1)], kept.Withheld.Select(contact => contact.Id));
        Assert.Equal([Id(2)], kept.Contacts.Select(contact => contact.Id));
    }

    [Fact]
    public void A_hold_hides_contacts_that_are_too_old_and_forgets_no_procuration()
    {
        var held = Holding.Put(MailboxOf(1, _policy, Tuesday), Admin, "Contentieux", Tuesday) with
        {
            Procurations = [new("lucie", "Lucie", null, Tuesday.AddDays(-9), Tuesday)],
            Received = [new("odile", "Odile", Tuesday.AddDays(-9), Tuesday, 1, false)],
        };
        var swept = Expiry.Sweep(held, _policy, Tuesday.AddYears(9));
        Assert.Equal((0, 1, 1), (swept.Contacts.Length, swept.Procurations.Length, swept.Received.Length));
    }

    [Fact]
    public void What_a_hold_kept_is_due_at_once_when_it_is_lifted()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var lifted = Holding.Lift(state with { Contacts = [], Withheld = state.Contacts, TouchedAt = Tuesday });
        Assert.Equal(DateTimeOffset.MinValue, Purging.DueOf(lifted, _policy).At);
        Assert.Equal(1, Purging.Of(lifted, _policy, Tuesday.AddDays(1)).ByOverflow);
        Assert.Equal(1, Purging.Of(lifted, _policy, Tuesday.AddYears(4)).ByAge);
    }

    [Fact]
    public void A_mailbox_is_full_once_a_hold_has_kept_as_many_contacts_as_it_may()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var withheld = Enumerable.Repeat(state.Contacts[0], MailboxLimit.MaxWithheld);
        var held = Holding.Put(state with { Withheld = [.. withheld.Skip(1)] }, Admin, "Contentieux", Tuesday);
        Assert.NotNull(Room.Make(held, _policy));
        Assert.Null(Room.Make(held with { Withheld = [.. withheld] }, _policy));
    }
}
