using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>Whom a board hears of as the one who acted.</summary>
public sealed class DeskAgentsTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public DeskAgentsTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void Whoever_claimed_noted_or_answered_last()
    {
        Assert.Null(Last(_one, "picardie"));
        var claimed = Claiming.Claim(_one, Agent, Id(1), new(), _policy, Tuesday.AddMinutes(1)).Accepted().Next;
        Assert.Equal(Agent.Name, Last(claimed, "picardie"));
        var noted = NoteTaking
            .Decide(claimed, Supervisor, Id(1), new("Vu."), _policy, Tuesday.AddMinutes(2))
            .Accepted()
            .Next;
        Assert.Equal(Supervisor.Name, Last(noted, "picardie"));
        var answered = Replying
            .Decide(noted, Colleague, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday.AddMinutes(3))
            .Accepted()
            .Next;
        Assert.Equal(Colleague.Name, Last(answered, "picardie"));
        Assert.Equal(
            Colleague.Name,
            Last(
                FollowUp.Decide(answered, Jean, Id(1), new(Text), _policy, Tuesday.AddMinutes(4)).Accepted().Next,
                "picardie"
            )
        );
    }

    [Fact]
    public void Each_fund_hears_of_its_own_agents()
    {
        var passedOn = Transfer
            .Decide(_one, Agent, Id(1), new(Topic, "gironde"), _policy, Tuesday.AddMinutes(1))
            .Accepted()
            .Next;
        Assert.Equal((Agent.Name, null), (Last(passedOn, "picardie"), Last(passedOn, "gironde")));
        var claimed = Claiming
            .Claim(passedOn, OtherFundAgent, Id(1), new(), _policy, Tuesday.AddMinutes(2))
            .Accepted()
            .Next;
        Assert.Equal((Agent.Name, OtherFundAgent.Name), (Last(claimed, "picardie"), Last(claimed, "gironde")));
    }

    [Fact]
    public void A_supervisor_gives_a_contact_by_the_name_the_agent_has_here_or_else_elsewhere()
    {
        Assert.Equal("Karim B.", Given(_one, "Karim B."));
        Assert.Equal(Colleague.Id, Given(_one, null));
        Assert.Equal(
            Colleague.Name,
            Given(NoteTaking.Decide(_one, Colleague, Id(1), new("Vu."), _policy, Tuesday).Accepted().Next, "Karim B.")
        );

        string? Given(MailboxState state, string? name) =>
            Claiming
                .Claim(state, Supervisor, Id(1), new(Colleague.Id, name), _policy, Tuesday)
                .Accepted()
                .Answer.Claim?.Agent.Name;
    }

    private static string? Last(MailboxState state, string fund) => DeskAgents.Last(state, fund, Id(1))?.Name;
}
