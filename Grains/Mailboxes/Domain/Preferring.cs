using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A member says which mails they want.</summary>
internal static class Preferring
{
    public static Outcome<Decision<Preferences>> Decide(
        MailboxState state,
        Actor actor,
        Preferences preferences,
        DateTimeOffset now
    )
    {
        if (Access.StandingOf(state, actor, now) != Standing.Holder)
            return RefusalCode.NotFound;
        var next = Naming.Apply(state, actor, Standing.Holder, now) with { Preferences = preferences };
        return next.Answering(preferences);
    }
}
