using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Benchmarks.Micro;

/// <summary>One member and their mailbox.</summary>
internal static class Given
{
    public static readonly Actor Member = new(
        "jean",
        Role.Member,
        "Jean Martin",
        "picardie",
        "jean@membre.example",
        Profile.Particulier
    );

    private static readonly MailboxPolicy Policy = new(
        new(SubmissionsPerHour: 1_000),
        SlaPolicy.Default,
        FundFile.Load(new()),
        CatalogFiles.Load(new())
    );

    private static readonly NewContact Request = new(
        new("famille", "allocations-familiales", "mon-changement-de-situation"),
        ContactKind.Question,
        "Bonjour,\n\nMa situation a changé depuis le 1er du mois. Quels documents dois-je vous envoyer, et "
            + "sous quel délai ?\n\nCordialement"
    );

    /// <summary>A Tuesday at 10:00 in Paris.</summary>
    private static readonly DateTimeOffset Tuesday = new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The newest contact of a full mailbox takes the place of an answered one; these are all but full.
    /// </summary>
    public static MailboxState MailboxOf(int contacts)
    {
        var state = MailboxState.Empty(Member.Id);
        for (var contact = 0; contact < Math.Min(contacts, 49); contact++)
            state = Submit(state, contact).Next;
        return state;
    }

    public static Decision<Contact> Submit(MailboxState state, int number) =>
        Submission
            .Decide(state, Member, Request, Policy, Tuesday.AddMinutes(number), $"{number:x32}")
            .Match(decision => decision, refusal => throw new InvalidOperationException($"Refused: {refusal.Code}"));
}
