using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Tests.Mailboxes;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Tests.Boards;

public sealed class BoardAgentsTests
{
    private static readonly DateTimeOffset Now = Given.Tuesday;

    private readonly BoardAgents _agents = new();

    [Fact]
    public void Those_whom_contacts_name_and_those_who_act_are_known_by_their_latest_name()
    {
        _agents.Hear(Entry("karim", "Karim Benali", null, null), Now);
        _agents.Hear(Entry(null, null, "zoe", "Zoé Petit"), Now);
        _agents.Hear(new AgentView("elodie", "Élodie Martin"), Now);
        _agents.Hear(new AgentView("elodie", "Élodie Durand"), Now);
        Assert.Equal(["elodie Élodie Durand", "karim Karim Benali", "zoe Zoé Petit"], Known());
    }

    [Fact]
    public void An_id_that_somebody_wrote_is_no_agent_until_they_act()
    {
        _agents.Hear(Entry("claire", "claire", null, null), Now);
        Assert.Empty(_agents.Known());
        _agents.Hear(new AgentView("claire", "claire"), Now);
        Assert.Equal(["claire claire"], Known());
    }

    [Fact]
    public void Who_has_not_been_heard_of_for_30_days_is_forgotten()
    {
        _agents.Hear(new AgentView("karim", "Karim"), Now);
        _agents.Hear(new AgentView("claire", "Claire"), Now.AddTicks(1));
        _agents.Forget(Now.AddDays(30));
        Assert.Equal(["claire Claire"], Known());
    }

    private IEnumerable<string> Known() => _agents.Known().Select(agent => $"{agent.Id} {agent.Name}");

    private static BoardEntry Entry(
        string? assignee,
        string? assigneeName,
        string? lapsedFrom,
        string? lapsedFromName
    ) =>
        new(
            "picardie",
            "c",
            "jean",
            new(new("t", "T"), new("s", "S"), new("r", "R")),
            ContactStatus.Open,
            Now,
            Now.AddHours(48),
            null,
            0,
            assignee,
            assigneeName,
            lapsedFrom,
            1,
            "Jean",
            lapsedFromName
        );
}
