using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What was spent of a mailbox's budgets in the windows that run.</summary>
/// <param name="Writes">By the member and their proxies.</param>
/// <param name="DeskWrites">By agents, supervisors and admins.</param>
/// <param name="Mails">To people, not to funds.</param>
/// <param name="Retries">Of mails, asked for by admins.</param>
internal sealed record Spending(
    Tally? Writes = null,
    Tally? DeskWrites = null,
    Tally? Grants = null,
    Tally? Mails = null,
    Tally? Retries = null
);

/// <summary>
/// How often a mailbox is written to, how many mails that makes, and how large it gets: nobody wears out storage, or
/// an address that nobody verified. A day's work of a busy agent is far from each limit.
/// </summary>
internal static class Budget
{
    /// <summary>An agent's own budget is ten times a member's.</summary>
    private const int DeskShare = 10;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1),
        Day = TimeSpan.FromDays(1);

    private static readonly Allowance Grants = new(MailboxLimit.GrantsPerDay, Day),
        Retries = new(MailboxLimit.RetriesPerHour, Hour);

    /// <summary>The decision once it is paid for. One that changes nothing, and a refusal, cost nothing.</summary>
    public static Outcome<Decision<T>> Charge<T>(
        Outcome<Decision<T>> decided,
        MailboxState before,
        Actor actor,
        MailboxPolicy policy,
        DateTimeOffset now
    )
        where T : class =>
        decided.Match(
            decision =>
                Charge(before, decision.Next, actor, policy, now) switch
                {
                    { Refusal: { } refusal } => refusal,
                    { Next: var next } => (Outcome<Decision<T>>)(decision with { Next = next }),
                },
            refusal => refusal
        );

    /// <summary>The state once it is paid for; the one before where that can't be, for what nobody asked for.</summary>
    public static MailboxState Afford(
        MailboxState before,
        MailboxState next,
        Actor actor,
        MailboxPolicy policy,
        DateTimeOffset now
    ) => Charge(before, next, actor, policy, now) is { Refusal: null, Next: var paid } ? paid : before;

    /// <returns>Why a member may not grant another procuration today; null when they may.</returns>
    public static Refusal? RefuseGrant(MailboxState state, DateTimeOffset now) =>
        Grants.Refuse(state.Spent?.Grants, 1, now);

    public static MailboxState Granted(MailboxState state, DateTimeOffset now)
    {
        var spent = state.Spent ?? new();
        return state with { Spent = spent with { Grants = Grants.Spend(spent.Grants, 1, now) } };
    }

    /// <returns>Why no other mail is tried again for now; null when one may be.</returns>
    public static Refusal? RefuseRetry(MailboxState state, DateTimeOffset now) =>
        Retries.Refuse(state.Spent?.Retries, 1, now);

    public static MailboxState Retried(MailboxState state, DateTimeOffset now)
    {
        var spent = state.Spent ?? new();
        return state with { Spent = spent with { Retries = Retries.Spend(spent.Retries, 1, now) } };
    }

    private static (MailboxState Next, Refusal? Refusal) Charge(
        MailboxState before,
        MailboxState next,
        Actor actor,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        if (next == before)
            return (next, null);
        var (spent, isDesk) = (next.Spent ?? new(), actor.Role != Role.Member);
        var writes = WritesOf(isDesk, policy);
        var price = IsSubmission(before, next) ? 0 : 1;
        if (writes.Refuse(isDesk ? spent.DeskWrites : spent.Writes, price, now) is { } tooMany)
            return (before, tooMany);
        if (Weight.Refuse(before, next, isDesk) is { } tooLarge)
            return (before, tooLarge);
        var paid = isDesk
            ? spent with
            {
                DeskWrites = writes.Spend(spent.DeskWrites, price, now),
            }
            : spent with
            {
                Writes = writes.Spend(spent.Writes, price, now),
            };
        return Post(before, next with { Spent = paid == new Spending() ? null : paid }, policy, now);
    }

    private static Allowance WritesOf(bool isDesk, MailboxPolicy policy) =>
        new(
            isDesk ? Math.Min(Allowance.None, policy.Limit.WritesPerHour * DeskShare) : policy.Limit.WritesPerHour,
            Hour
        );

    /// <summary>
    /// What has to be acknowledged, and an invitation, is refused when no mail is left for it. Other mails are left
    /// out, the last ones first: nobody has to wait for them to act. That somebody has become a proxy is always told.
    /// </summary>
    private static (MailboxState Next, Refusal? Refusal) Post(
        MailboxState before,
        MailboxState next,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        var mails = new Allowance(MailsPerDay(policy.Limit), Day);
        var posted = next.Outbox.Where(effect => IsNewMail(effect, before)).ToList();
        var spent = next.Spent ?? new();
        while (mails.Refuse(spent.Mails, posted.Count, now) is { } tooMany)
        {
            if (posted.Any(mail => mail is Acknowledgement or ProxyInvited))
                return (before, tooMany);
            var last = posted.FindLastIndex(mail => mail is not ProxyGranted);
            if (last < 0)
                break;
            next = next with { Outbox = next.Outbox.Remove(posted[last]) };
            posted.RemoveAt(last);
        }
        var sent = mails.Spend(spent.Mails, posted.Count, now);
        return (sent == spent.Mails ? next : next with { Spent = spent with { Mails = sent } }, null);
    }

    /// <summary>Each new contact is acknowledged: more contacts in an hour are more mails in a day.</summary>
    private static int MailsPerDay(MailboxLimit limit) =>
        (int)Math.Clamp(limit.SubmissionsPerHour * 10L, MailboxLimit.MailsPerDay, Allowance.None);

    /// <summary>New contacts have a budget of their own.</summary>
    private static bool IsSubmission(MailboxState before, MailboxState next) =>
        next.Contacts is [.., var newest] && before.Find(newest.Id) is null;

    private static bool IsNewMail(Effect effect, MailboxState before) =>
        effect is MailEffect and not Alert && before.Outbox.All(owed => owed.Id != effect.Id);
}
