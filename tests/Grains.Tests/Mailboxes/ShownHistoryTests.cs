using System.Text.Json;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>What a member is shown again is the same object, until there is something else to show.</summary>
public sealed class ShownHistoryTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly ShownHistory _shown = new();

    [Fact]
    public void It_is_the_same_until_the_mailbox_changes()
    {
        var state = MailboxOf(2, _policy, Tuesday);
        var view = List(state);
        Assert.Same(view, List(state));
        var next = state.Then(
            now => Submission.Decide(state, Jean, Request(), _policy, now, Id(9)),
            Tuesday.AddHours(5)
        );
        Assert.Equal(3, List(next).Contacts.Length);
        Assert.Equal(2, List(state).Contacts.Length);
    }

    [Fact]
    public void A_contact_is_the_one_of_the_history()
    {
        var state = MailboxOf(2, _policy, Tuesday);
        Assert.Equal(Json(List(state).Contacts[1]), Json(Get(state, Id(1))));
        Assert.Same(List(state).Contacts[1], Get(state, Id(1)));
        Assert.Equal(RefusalCode.NotFound, _shown.Get(state, Jean, Id(3), _policy, Tuesday.AddHours(6)).Refusal?.Code);
        Assert.NotSame(Get(state, Id(1)), _shown.Get(state, Agent, Id(1), _policy, Tuesday.AddHours(6)).Accepted());
    }

    [Fact]
    public void An_agent_is_shown_it_as_of_now()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var (before, after) = (
            _shown.List(state, Agent, _policy, Tuesday).Accepted().Contacts[0].MinutesLeft,
            _shown.List(state, Agent, _policy, Tuesday.AddMinutes(1)).Accepted().Contacts[0].MinutesLeft
        );
        Assert.Equal(1, before - after);
    }

    [Fact]
    public void A_stranger_is_shown_nothing()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        List(state);
        Assert.Equal(RefusalCode.NotFound, _shown.List(state, Lucie, _policy, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void It_is_what_would_be_made_anew()
    {
        var state = MailboxOf(3, _policy, Tuesday);
        Assert.Equal(Json(MailboxViews.List(state, Jean, _policy, Tuesday).Accepted()), Json(List(state)));
    }

    private ContactView Get(MailboxState state, string id) =>
        _shown.Get(state, Jean, id, _policy, Tuesday.AddHours(6)).Accepted();

    private static string Json(object? view) => JsonSerializer.Serialize(view);

    private MailboxView List(MailboxState state) => _shown.List(state, Jean, _policy, Tuesday.AddHours(6)).Accepted();
}
