using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>The people, topics and limits that the tests of the mailbox share.</summary>
internal static class Given
{
    public static readonly Actor Jean = new(
        "jean",
        Role.Member,
        "Jean Martin",
        "picardie",
        "jean@membre.example",
        Profile.Particulier
    );
    public static readonly Actor Lucie = new(
        "lucie",
        Role.Member,
        "Lucie Petit",
        "gironde",
        "lucie@membre.example",
        Profile.Tiers
    );
    public static readonly Actor Agent = new("agent-1", Role.Agent, "Claire Agent", "picardie");
    public static readonly Actor Colleague = new("agent-3", Role.Agent, "Karim Agent", "picardie");
    public static readonly Actor Supervisor = new("chief", Role.Supervisor, "Sylvie Chef", "picardie");
    public static readonly Actor OtherFundAgent = new("agent-2", Role.Agent, "Paul Agent", "gironde");
    public static readonly Actor Admin = new("admin", Role.Admin, "Admin", "picardie");

    public static readonly TopicCodes Topic = new("famille", "allocations-familiales", "mon-changement-de-situation");
    public const string Text = "Bonjour, où en est mon dossier ?";

    /// <summary>Tuesday 13 October 2026, 10:00 in Paris.</summary>
    public static readonly DateTimeOffset Tuesday = new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero);

    public static MailboxPolicy Policy(MailboxLimit? limit = null) =>
        new(limit ?? new MailboxLimit(SubmissionsPerHour: 1000), SlaPolicy.Default, Shipped.Funds, Shipped.Catalog);

    public static NewContact Request(string text = Text, string? key = null) =>
        new(Topic, ContactKind.Question, text, key);

    public static string Id(int number) => number.ToString("x32", null);

    /// <summary>Jean's mailbox with that many requests, an hour apart, the first at <paramref name="from"/>.</summary>
    public static MailboxState MailboxOf(int contacts, MailboxPolicy policy, DateTimeOffset from)
    {
        var state = MailboxState.Empty(Jean.Id);
        for (var i = 0; i < contacts; i++)
            state = state.Then(
                now => Submission.Decide(state, Jean, Request(), policy, now, Id(i + 1)),
                from.AddHours(i)
            );
        return state;
    }

    /// <summary>What the mailbox owes as mails.</summary>
    public static ImmutableArray<MailEffect> Mails(this MailboxState state) => [.. state.Outbox.OfType<MailEffect>()];

    /// <summary>The state after a decision that must not be a refusal, as a commit would leave it.</summary>
    public static MailboxState Then<T>(
        this MailboxState before,
        Func<DateTimeOffset, Outcome<Decision<T>>> decide,
        DateTimeOffset now
    )
        where T : class
    {
        var next = decide(now).Accepted().Next;
        return next == before ? before : next with { Revision = before.Revision + 1 };
    }

    /// <summary>The next state, or null after a refusal.</summary>
    public static MailboxState? NextIfAny<T>(this Outcome<Decision<T>> outcome)
        where T : class => outcome.Match<MailboxState?>(decision => decision.Next, _ => null);
}
