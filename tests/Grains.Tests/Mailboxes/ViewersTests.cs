using System.Collections.Immutable;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ViewersTests
{
    private static readonly AgentView Claire = new("claire", "Claire"),
        Karim = new("karim", "Karim");

    private readonly Viewers _viewers = new();

    [Fact]
    public void Whoever_has_a_contact_open_is_named_to_the_others_for_a_minute()
    {
        _viewers.Note("a", Claire, Tuesday);
        _viewers.Note("b", Karim, Tuesday);
        Assert.Empty(_viewers.Others("a", "claire", Tuesday));
        Assert.Equal("Claire", NamesOf(_viewers.Others("a", "karim", Tuesday.AddSeconds(60).AddTicks(-1))));
        Assert.Empty(_viewers.Others("a", "karim", Tuesday.AddSeconds(60)));
    }

    [Fact]
    public void Saying_so_again_lasts_longer()
    {
        _viewers.Note("a", Claire, Tuesday);
        _viewers.Note("a", Claire, Tuesday.AddSeconds(59));
        Assert.Equal("Claire", NamesOf(_viewers.Others("a", "karim", Tuesday.AddSeconds(118))));
    }

    [Fact]
    public void Several_are_named_in_the_order_of_their_names()
    {
        _viewers.Note("a", Karim, Tuesday);
        _viewers.Note("a", Claire, Tuesday);
        Assert.Equal("Claire Karim", NamesOf(_viewers.Others("a", "odile", Tuesday)));
    }

    private static string NamesOf(ImmutableArray<AgentView> agents) =>
        string.Join(' ', agents.Select(agent => agent.Name));
}
