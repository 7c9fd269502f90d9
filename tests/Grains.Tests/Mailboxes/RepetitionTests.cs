using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class RepetitionTests
{
    private readonly MailboxState _state;

    public RepetitionTests()
    {
        var one = Submission
            .Decide(MailboxState.Empty("jean"), Jean, Request(key: "k1"), Policy(), Tuesday, Id(1))
            .Accepted()
            .Next;
        _state = NoteTaking.Decide(one, Agent, Id(1), new NewNote("Vu.", "k2"), Policy(), Tuesday).Accepted().Next;
    }

    [Fact]
    public void A_command_without_a_key_or_with_a_new_one_is_no_repetition()
    {
        Assert.Null(Repetition.Of(_state, Receipt.Of(Jean, null, "message")));
        Assert.Null(Repetition.Of(_state, Receipt.Of(Jean, "k3", "message")));
        Assert.Null(Repetition.Of(_state, Receipt.Of(Lucie, "k1", "message")));
    }

    [Fact]
    public void A_command_of_the_same_key_and_words_is_answered_by_its_contact()
    {
        foreach (var receipt in new[] { _state.Contacts[0].Messages[0].Receipt, _state.Contacts[0].Notes[0].Receipt })
        {
            var decision = Repetition.Of(_state, receipt)?.Accepted();
            Assert.Equal((_state, _state.Contacts[0]), (decision?.Next, decision?.Answer));
        }
    }

    [Fact]
    public void A_key_used_for_something_else_is_refused()
    {
        Assert.Equal(
            RefusalCode.IdempotencyKeyReused,
            Repetition.Of(_state, Receipt.Of(Jean, "k1", "message"))?.Refusal?.Code
        );
        Assert.Equal(
            RefusalCode.IdempotencyKeyReused,
            Repetition.Of(_state, Receipt.Of(Agent, "k2", "message"))?.Refusal?.Code
        );
    }
}
