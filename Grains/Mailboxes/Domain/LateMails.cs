using System.Collections.Immutable;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// What the list of late mails has of a mailbox: mails that did not leave at their first try, and those given up. One
/// that leaves at once is never in it.
/// </summary>
internal static class LateMails
{
    /// <summary>
    /// What changes of the list between two states. The two are compared, so no rule has to name what it changed.
    /// </summary>
    public static ImmutableArray<LateMailChange> Between(MailboxState before, MailboxState next)
    {
        if (!HasAny(before) && !HasAny(next))
            return [];
        var (known, rows) = (Of(before), Of(next));
        return
        [
            .. rows.Where(row => known.GetValueOrDefault(row.Key) != row.Value)
                .Select(row => new LateMailChange(IdOf(next, row.Key), row.Value)),
            .. known
                .Keys.Where(effect => !rows.ContainsKey(effect))
                .Select(effect => new LateMailChange(IdOf(before, effect), null)),
        ];
    }

    /// <summary>The id under which the list has a mail; null when it has not.</summary>
    public static string? Find(MailboxState state, string effectId) =>
        state.Outbox.Any(owed => owed.Id == effectId && owed is MailEffect { IsLate: true })
            ? IdOf(state, effectId)
            : null;

    private static bool HasAny(MailboxState state) =>
        !state.GivenUp.IsEmpty || state.Outbox.Any(owed => owed is MailEffect { IsLate: true });

    private static string IdOf(MailboxState state, string effectId) => Fingerprint.Of(state.MemberId, effectId);

    private static Dictionary<string, LateMailRow> Of(MailboxState state)
    {
        var rows = new Dictionary<string, LateMailRow>(StringComparer.Ordinal);
        foreach (var givenUp in state.GivenUp)
            if (givenUp.Effect is MailEffect mail)
                rows[mail.Id] = Row(mail, givenUp.At);
        foreach (var owed in state.Outbox)
            if (owed is MailEffect { IsLate: true } mail)
                rows[mail.Id] = Row(mail, null);
        return rows;
    }

    private static LateMailRow Row(MailEffect mail, DateTimeOffset? givenUpAt) =>
        new(
            mail.Id,
            givenUpAt is null ? LateMailState.Waiting : LateMailState.Failed,
            mail.Name,
            mail.Fund,
            (mail as ContactMail)?.ContactId,
            GivenUpMails.DomainOf(mail.To).TrimStart('@'),
            mail.Cause,
            mail.Attempts + mail.Doubts,
            mail.OccurredAt,
            givenUpAt is null ? mail.DueAt : null,
            givenUpAt
        );
}
