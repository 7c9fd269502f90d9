using MsaOrleans.Boards;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Boards;

/// <summary>Who may see what belongs to a fund.</summary>
internal static class BoardAccess
{
    public static bool MaySee(this Actor actor, string fund) =>
        actor.Role switch
        {
            Role.Admin => true,
            Role.Agent or Role.Supervisor => actor.Fund == fund,
            _ => false,
        };

    /// <summary>The page without the names and words of members whose contacts this caller may not open.</summary>
    public static BoardPage Shown(this Actor actor, BoardPage page) =>
        actor.MayKnowMembers() ? page : page with { Items = [.. page.Items.Select(item => actor.Shown(item))] };

    public static BoardNews Shown(this Actor actor, BoardNews news) =>
        actor.MayKnowMembers() ? news : news with { Events = [.. news.Events.Select(change => actor.Shown(change))] };

    private static BoardEvent Shown(this Actor actor, BoardEvent change) =>
        change is BoardEvent.Changed changed ? changed with { Item = actor.Shown(changed.Item) } : change;

    public static BoardItem Shown(this Actor actor, BoardItem item) =>
        actor.MayKnowMembers() ? item : item with { MemberName = null, Excerpt = null };

    private static bool MayKnowMembers(this Actor actor) => actor.Role != Role.Admin;
}
